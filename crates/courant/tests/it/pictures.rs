//! Pictures as readers get them: clean, in the sizes that the theme declares, and gone when they are gone.

use std::io::Cursor;
use std::path::{Path, PathBuf};

use image::{ImageFormat, RgbImage};

use crate::test_site::TestSite;

const SECRET: &[u8] = b"SECRET place";

/// A JPEG that can't be packed well, with a comment that must not go out.
fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut state = 1_u32;
    let noise = RgbImage::from_fn(width, height, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [red, green, blue, _] = state.to_be_bytes();
        image::Rgb([red, green, blue])
    });
    let mut bytes = Cursor::new(Vec::new());
    noise.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    let plain = bytes.into_inner();
    let length = u16::try_from(SECRET.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], &[0xff, 0xfe], &length, SECRET, &plain[2..]].concat()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn put(folder: &Path, name: &str, content: &[u8]) -> PathBuf {
    let file = folder.join(name);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, content).unwrap();
    file
}

fn files(folder: &Path) -> usize {
    std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| if entry.path().is_dir() { files(&entry.path()) } else { 1 })
        .sum()
}

#[test]
fn a_picture_comes_in_the_sizes_that_are_declared_and_in_no_others() {
    let mut site = TestSite::new();
    let images = site.data().join("content/images");
    put(&images, "2026/11/a b.jpg", &jpeg(800, 400));
    put(&images, "2026/11/drawn.svg", b"<svg/>");
    put(&images, "2026/11/broken.jpg", b"no picture");
    site.start("serve", &[]);
    let whole = site.get("/content/images/2026/11/a%20b.jpg").body.len();
    // 640 is the default theme's, 600 every site's.
    for (address, kind, width, height) in [
        ("size/w640/2026/11/a%20b.jpg", "image/jpeg", 640, 320),
        ("size/w600/2026/11/a%20b.jpg", "image/jpeg", 600, 300),
        ("size/w256h256/2026/11/a%20b.jpg", "image/jpeg", 256, 256),
        ("size/w600/format/webp/2026/11/a%20b.jpg", "image/webp", 600, 300),
        ("size/w600/format/png/2026/11/a%20b.jpg", "image/png", 600, 300),
        ("size/w2000/2026/11/a%20b.jpg", "image/jpeg", 800, 400),
    ] {
        for _ in 0..2 {
            let answer = site.get(&format!("/content/images/{address}"));
            assert_eq!((answer.status, answer.header("content-type")), (200, kind), "{address}");
            assert_eq!(answer.header("cache-control"), "public, max-age=31536000");
            assert_eq!(
                (answer.header("x-content-type-options"), answer.header("access-control-allow-origin")),
                ("nosniff", "*")
            );
            let image = image::load_from_memory(&answer.body).unwrap();
            assert_eq!((image.width(), image.height()), (width, height), "{address}");
            assert!(kind == "image/png" || answer.body.len() <= whole);
        }
    }
    let before = files(&images);
    for (size, picture) in [
        ("w601", "2026/11/a%20b.jpg"),
        ("w99999", "2026/11/a%20b.jpg"),
        ("h1", "2026/11/a%20b.jpg"),
        ("w0", "2026/11/a%20b.jpg"),
        ("x", "2026/11/a%20b.jpg"),
        ("w600/format/avif", "2026/11/a%20b.jpg"),
        ("w600/format/exe", "2026/11/a%20b.jpg"),
        ("w600", "2026/11/drawn.svg"),
    ] {
        let answer = site.get(&format!("/content/images/size/{size}/{picture}?v=1"));
        assert_eq!(answer.status, 302, "{size} {picture}");
        assert_eq!(answer.header("location"), format!("/content/images/{picture}?v=1"));
    }
    for number in 1..300 {
        assert_eq!(site.get(&format!("/content/images/size/w{number}001/2026/11/a%20b.jpg")).status, 302);
    }
    assert_eq!(files(&images), before, "what is not declared leaves nothing on the disk");
    for path in [
        "size/w600/2026/11/none.jpg",
        "size/w600/../../../courant.db",
        "size/w600/%2e%2e/a.jpg",
        "size/w600/2026/11/a",
        "size/w600/",
    ] {
        assert_eq!(site.get(&format!("/content/images/{path}")).status, 404, "{path}");
    }
    assert_eq!(
        site.get("/content/images/size/w600/2026/11/broken.jpg").body,
        b"no picture",
        "it is shown as it is"
    );
    std::fs::remove_file(images.join("2026/11/a b.jpg")).unwrap();
    assert_eq!(
        site.get("/content/images/size/w600/2026/11/a%20b.jpg").status,
        404,
        "a copy outlived its picture"
    );
}

#[test]
fn media_that_come_with_an_import_are_cleaned_and_their_originals_kept() {
    let site = TestSite::new();
    let export =
        site.file("export.json", r#"{"db": [{"meta": {"version": "6.0.0"}, "data": {"posts": []}}]}"#);
    let media = export.with_file_name("content");
    put(&media, "images/2026/11/a.jpg", &jpeg(64, 48));
    put(&media, "images/2026/11/a_o.jpg", &jpeg(640, 480));
    put(&media, "images/size/w600/2026/11/a.jpg", &jpeg(60, 40));
    put(&media, "images/2026/11/cut.jpg", &jpeg(64, 48)[..999]);
    put(
        &media,
        "media/2026/11/a.mp3",
        &[&b"ID3\x04\0\0\0\0\0\x0c"[..], SECRET, b"\xff\xfb\x90\x64 frames"].concat(),
    );
    put(&media, "files/2026/11/a.pdf", b"%PDF-1.7");
    let arguments = ["import", "ghost", export.to_str().unwrap(), "--media", media.to_str().unwrap()];
    for _ in 0..2 {
        let report = site.courant(&arguments).succeeded();
        assert!(report.contains("cut.jpg") && report.contains("ends before it is complete"), "{report}");
    }
    let read = |name: &str| std::fs::read(site.data().join(name));
    assert!(!holds(&read("content/images/2026/11/a.jpg").unwrap(), SECRET));
    assert!(!holds(&read("content/images/2026/11/a_o.jpg").unwrap(), SECRET), "Ghost serves it too");
    assert_eq!(read("vault/images/2026/11/a.jpg").unwrap(), jpeg(64, 48));
    assert_eq!(read("content/media/2026/11/a.mp3").unwrap(), b"\xff\xfb\x90\x64 frames");
    assert_eq!(read("content/files/2026/11/a.pdf").unwrap(), b"%PDF-1.7");
    assert!(
        read("content/images/size/w600/2026/11/a.jpg").is_err()
            && read("content/images/2026/11/cut.jpg").is_err()
    );
    assert!(read("vault/images/2026/11/cut.jpg").is_ok());
}

#[test]
fn what_lies_in_the_content_folder_can_be_cleaned_and_the_vault_has_no_address() {
    let mut site = TestSite::new();
    let content = site.data().join("content");
    put(&content, "images/2026/11/a.jpg", &jpeg(64, 48));
    put(&content, "images/2026/11/b.jpg", b"no picture");
    put(&content, "files/2026/11/page.html", b"<script>alert(1)</script>");
    put(&content, "files/2026/11/tool.exe", b"MZ");
    let said = site.courant(&["media", "clean"]).succeeded();
    assert!(
        said.contains("images/2026/11/b.jpg is not shown any more")
            && said.contains("3 files cleaned, 1 withheld"),
        "{said}"
    );
    assert!(site.courant(&["media", "clean"]).succeeded().contains("0 files cleaned, 0 withheld"));
    site.start("serve", &[]);
    let shown = site.get("/content/images/2026/11/a.jpg");
    assert!(shown.status == 200 && !holds(&shown.body, SECRET));
    assert_eq!(site.get("/content/images/2026/11/b.jpg").status, 404);
    for path in [
        "/vault/images/2026/11/a.jpg",
        "/content/vault/images/2026/11/a.jpg",
        "/content/images/../../vault/images/2026/11/a.jpg",
    ] {
        assert_eq!(site.get(path).status, 404, "{path}");
    }
    let page = site.get("/content/files/2026/11/page.html");
    assert_eq!(page.header("content-type"), "text/plain; charset=utf-8");
    let tool = site.get("/content/files/2026/11/tool.exe");
    assert_eq!(
        (tool.header("content-type"), tool.header("content-disposition")),
        ("application/octet-stream", "attachment")
    );
}
