//! Starts that can't be: each ends in one clear sentence, and the data folder is as it was before.

use crate::test_site::TestSite;

#[test]
fn a_port_in_use_is_named_and_nothing_is_touched() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let site = TestSite::new();
    let complaint = site.courant(&["serve", "--listen", &address]).failed();
    assert!(complaint.contains(&address), "{complaint}");
    assert!(!site.data().exists());
}

#[test]
fn a_data_folder_that_cannot_be_is_named() {
    let site = TestSite::new();
    let file = site.file("a-file", "");
    let folder = file.join("data");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_courant"));
    let ran = command
        .args(["serve", "--listen", "127.0.0.1:0", "--data", folder.to_str().unwrap()])
        .output()
        .unwrap();
    let complaint = String::from_utf8(ran.stderr).unwrap();
    assert_eq!((ran.status.code(), complaint.lines().count()), (Some(1), 1), "{complaint}");
    assert!(complaint.contains("a-file"), "{complaint}");
}

#[test]
fn a_command_on_a_mistyped_folder_makes_no_newsroom() {
    let site = TestSite::new();
    for arguments in [&["key", "list"][..], &["user", "list"], &["export", "ghost"]] {
        let complaint = site.courant(arguments).failed();
        assert!(complaint.contains("data"), "{complaint}");
        assert!(!site.data().exists());
    }
}

#[test]
fn a_database_of_a_newer_courant_is_left_as_it_is() {
    let mut site = TestSite::empty();
    assert!(site.stop());
    let file = site.data().join("courant.db");
    let database = rusqlite::Connection::open(&file).unwrap();
    let columns = "select group_concat(name) from pragma_table_info('migrations')";
    let names: String = database.query_row(columns, [], |row| row.get(0)).unwrap();
    let copied = names.replace("number", "number + 1000");
    let insert = format!("insert into migrations ({names}) select {copied} from migrations limit 1");
    database.execute(&insert, []).unwrap();
    drop(database);
    let before = std::fs::read(&file).unwrap();
    let complaint = site.courant(&["serve", "--listen", "127.0.0.1:0"]).failed();
    assert!(complaint.contains("newer"), "{complaint}");
    assert!(std::fs::read(&file).unwrap() == before, "the file has changed");
}

#[test]
fn a_broken_configuration_is_refused_with_its_place() {
    let site = TestSite::new();
    for (text, named) in
        [("listen = 5 5", "line 1"), ("\nlissen = \"x\"", "lissen"), ("listen = \"here\"", "listen")]
    {
        let file = site.file("wrong.toml", text);
        let complaint = site.courant(&["check", "--config", file.to_str().unwrap()]).failed();
        assert!(complaint.contains("wrong.toml") && complaint.contains(named), "{complaint}");
    }
    let ran = site.command(&["check"]).env("database__client", "mysql").output().unwrap();
    assert!(!ran.status.success());
}

#[test]
fn help_says_what_each_command_is_for() {
    let site = TestSite::new();
    for command in ["serve", "demo", "import", "export", "publish", "theme", "user", "key", "check"] {
        let help = site.courant(&[command, "--help"]).succeeded();
        assert!(help.contains("Usage: courant") && help.contains("--data"), "{help}");
    }
}

#[test]
fn check_says_what_is_set_and_changes_nothing() {
    let site = TestSite::new();
    let said = site.courant(&["check", "--url", "https://news.example"]).succeeded();
    assert!(said.contains("https://news.example") && said.contains("not there yet"), "{said}");
    assert!(!site.data().exists());
    let ran = site.courant(&["check", "--url", "news.example"]);
    assert!(!ran.0.status.success());
    assert!(String::from_utf8_lossy(&ran.0.stdout).contains("WRONG"));
}
