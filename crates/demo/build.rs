//! Embeds the newsroom again when a file of it is added or removed.

fn main() {
    println!("cargo::rerun-if-changed=../../demo");
}
