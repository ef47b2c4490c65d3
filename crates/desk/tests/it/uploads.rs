//! Uploads, and the library of what was uploaded.

use std::io::Cursor;
use std::path::{Path, PathBuf};

use image::{ImageFormat, RgbImage};
use newsroom::may::Role;
use serde_json::{Value, json};

use crate::client::{API, Client, Reply, SITE};

const SECRET: &[u8] = b"SECRET place";

fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let image = RgbImage::from_fn(width, height, |x, y| image::Rgb([(x % 251) as u8, (y % 241) as u8, 7]));
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG with a comment that must not go out.
pub(crate) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let plain = encoded(width, height, ImageFormat::Jpeg);
    let length = u16::try_from(SECRET.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], &[0xff, 0xfe], &length, SECRET, &plain[2..]].concat()
}

fn mp3() -> Vec<u8> {
    [&b"ID3\x04\0\0\0\0\0\x0c"[..], SECRET, b"\xff\xfb\x90\x64 frames"].concat()
}

/// A part of a form: its field, the name of its file, what it says to be, what it is.
type Part<'a> = (&'a str, Option<&'a str>, &'a str, &'a [u8]);

fn form(parts: &[Part<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for (field, name, kind, content) in parts {
        let name = name.map_or_else(String::new, |name| format!("; filename=\"{name}\""));
        body.extend(format!("--edge\r\nContent-Disposition: form-data; name=\"{field}\"{name}\r\n").bytes());
        body.extend(format!("Content-Type: {kind}\r\n\r\n").bytes());
        body.extend(*content);
        body.extend(b"\r\n");
    }
    body.extend(b"--edge--\r\n");
    body
}

impl Client {
    fn upload_by(&self, method: &str, path: &str, parts: &[Part<'_>]) -> Reply {
        self.send_bytes("multipart/form-data; boundary=edge", method, path, form(parts))
    }

    pub(crate) fn upload(&self, path: &str, name: &str, content: &[u8]) -> Reply {
        self.upload_by(
            "POST",
            path,
            &[
                ("file", Some(name), "application/octet-stream", content),
                ("ref", None, "text/plain", b"here"),
            ],
        )
    }

    fn send_bytes(&self, kind: &str, method: &str, path: &str, body: Vec<u8>) -> Reply {
        self.ask(kind, method, &format!("{API}{path}"), Some(body), &[("origin", SITE)])
    }

    /// The files below a folder of the newsroom.
    pub(crate) fn files(&self, folder: &str) -> Vec<PathBuf> {
        let mut files = Vec::new();
        collect(&self.data().join(folder), &mut files);
        files
    }

    /// Where readers get what was uploaded: its file.
    fn public(&self, url: &Value) -> PathBuf {
        self.data().join(url.as_str().unwrap().strip_prefix(&format!("{SITE}/")).unwrap())
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn readers_get_a_clean_picture_and_the_vault_the_original() {
    let desk = Client::staffed();
    for role in Role::ALL {
        let client = desk.signed_in(role);
        let reply = client.upload("/images/upload/", "Harbour at dawn.jpg", &jpeg(64, 48));
        assert_eq!(reply.status, 201, "{role:?}: {reply:?}");
        let image = &reply.json()["images"][0];
        assert_eq!(image["ref"], "here");
        let public = std::fs::read(desk.public(&image["url"])).unwrap();
        assert!(!holds(&public, SECRET) && image::load_from_memory(&public).is_ok());
        let original = image["url"].as_str().unwrap().replace("/content/", "/vault/");
        assert_eq!(std::fs::read(desk.public(&json!(original))).unwrap(), jpeg(64, 48));
    }
    let names: Vec<String> = desk
        .files("content")
        .iter()
        .map(|file| file.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(names.len(), 6);
    assert!(
        names.contains(&"Harbour-at-dawn.jpg".to_owned())
            && names.contains(&"Harbour-at-dawn-5.jpg".to_owned())
    );
    assert_eq!(desk.other().upload("/images/upload/", "a.jpg", &jpeg(8, 8)).status, 403);
}

#[test]
fn what_a_file_is_follows_from_what_is_in_it() {
    let client = Client::staffed().signed_in(Role::Author);
    let kinds: [(&str, Vec<u8>); 4] = [
        ("jpg", jpeg(8, 8)),
        ("png", encoded(8, 8, ImageFormat::Png)),
        ("webp", encoded(8, 8, ImageFormat::WebP)),
        (
            "svg",
            br#"<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>"#
                .to_vec(),
        ),
    ];
    for (ending, content) in &kinds {
        for name in
            ["a.jpg", "a.png", "a.html", "a.js", "a.svg", "a.php", "a.xhtml", "a", "a.jpg.html", ".htaccess"]
        {
            for declared in ["image/png", "text/html", "application/javascript"] {
                let reply =
                    client.upload_by("POST", "/images/upload/", &[("file", Some(name), declared, content)]);
                assert_eq!(reply.status, 201, "{name} {declared}: {reply:?}");
                let url = reply.json()["images"][0]["url"].clone();
                assert!(
                    url.as_str().unwrap().ends_with(&format!(".{ending}")),
                    "{name} with a {ending} became {url}"
                );
                assert!(!holds(&std::fs::read(client.public(&url)).unwrap(), b"alert"));
            }
        }
    }
    assert_eq!(client.upload("/images/upload/", "a.html\0.jpg", &jpeg(8, 8)).status, 400);
    let others: [&[u8]; 8] = [
        b"<html><script>alert(1)</script>",
        b"alert(1)",
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"MZ",
        b"II*\0",
        &mp3(),
        b"BM",
    ];
    let before = (client.files("content").len(), client.files("vault").len());
    for other in others {
        for name in ["a.jpg", "a.svg", "a.html"] {
            let reply = client.upload("/images/upload/", name, other);
            assert_eq!(reply.status, 415, "{reply:?}");
            assert_eq!(reply.error()["type"], "UnsupportedMediaTypeError");
        }
    }
    assert_eq!((client.files("content").len(), client.files("vault").len()), before, "nothing stays of them");
}

#[test]
fn a_picture_must_fit_what_it_is_for() {
    let client = Client::staffed().signed_in(Role::Author);
    let uploaded = |purpose: &str, name: &str, content: &[u8]| {
        let parts =
            [("file", Some(name), "image/png", content), ("purpose", None, "text/plain", purpose.as_bytes())];
        client.upload_by("POST", "/images/upload/", &parts).status.as_u16()
    };
    for (purpose, width, height, status) in [
        ("image", 9, 5, 201),
        ("profile_image", 9, 5, 422),
        ("profile_image", 9, 9, 201),
        ("icon", 59, 59, 422),
        ("icon", 60, 61, 201),
        ("poster", 60, 60, 422),
    ] {
        assert_eq!(
            uploaded(purpose, "a.png", &encoded(width, height, ImageFormat::Png)),
            status,
            "{purpose}"
        );
    }
}

#[test]
fn what_is_refused_is_refused_with_a_reason_and_leaves_nothing() {
    let client = Client::staffed().signed_in(Role::Author);
    let whole = jpeg(64, 48);
    let trailing = [&whole[..], b"<script>alert(1)</script>"].concat();
    let mut heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec();
    heic.extend([0; 64]);
    for (content, status, reason) in [
        (&whole[..whole.len() - 9], 422, "ends before it is complete"),
        (&trailing[..], 422, "Something else follows the end"),
        (&heic[..], 415, "Save it as a JPEG first"),
        (b"", 422, "select an image"),
    ] {
        let reply = client.upload("/images/upload/", "a.jpg", content);
        assert_eq!(reply.status, status, "{reply:?}");
        assert!(reply.error()["message"].as_str().unwrap().contains(reason), "{reply:?}");
    }
    let wide = encoded(10_000, 2, ImageFormat::Png);
    assert!(
        client.upload("/images/upload/", "a.png", &wide).error()["message"]
            .as_str()
            .unwrap()
            .contains("10000")
    );
    assert!(client.files("content").is_empty() && client.files("vault").is_empty());
    assert_eq!(client.get("/media-library/").json()["meta"]["pagination"]["total"], 0);
}

#[test]
fn a_form_that_is_none_is_refused() {
    let client = Client::staffed().signed_in(Role::Author);
    let good = form(&[("file", Some("a.jpg"), "image/jpeg", &jpeg(8, 8))]);
    let sent =
        |kind: &str, body: Vec<u8>| client.send_bytes(kind, "POST", "/images/upload/", body).status.as_u16();
    assert_eq!(sent("multipart/form-data; boundary=edge", good.clone()), 201);
    assert_eq!(sent("multipart/form-data", good.clone()), 400);
    assert_eq!(sent("application/json", b"{}".to_vec()), 400);
    assert_eq!(sent("multipart/form-data; boundary=other", good.clone()), 400);
    assert_eq!(sent("multipart/form-data; boundary=edge", good[..good.len() / 2].to_vec()), 400);
    let many: Vec<Part<'_>> = (0..1000).map(|_| ("a", None, "text/plain", &b"b"[..])).collect();
    assert_eq!(sent("multipart/form-data; boundary=edge", form(&many)), 400);
    let long = vec![b'x'; 100_000];
    assert_eq!(sent("multipart/form-data; boundary=edge", form(&[("ref", None, "text/plain", &long)])), 413);
    let large = vec![0; 65 << 20];
    assert_eq!(
        sent("multipart/form-data; boundary=edge", form(&[("file", Some("a.jpg"), "image/jpeg", &large)])),
        413
    );
    assert_eq!(client.files("vault").len(), 1, "no draft stays behind");
}

#[test]
fn of_many_uploads_with_one_name_each_gets_its_own() {
    let desk = Client::staffed();
    let urls: std::collections::BTreeSet<String> = std::thread::scope(|scope| {
        let uploading: Vec<_> = (0..8_u32)
            .map(|number| {
                let client = desk.signed_in(Role::Author);
                scope.spawn(move || {
                    let reply = client.upload("/images/upload/", "a.jpg", &jpeg(8 + number, 8));
                    assert_eq!(reply.status, 201, "{reply:?}");
                    let url = reply.json()["images"][0]["url"].clone();
                    let public = image::open(client.public(&url)).unwrap();
                    assert_eq!(public.width(), 8 + number, "it is another's picture");
                    url.as_str().unwrap().to_owned()
                })
            })
            .collect();
        uploading.into_iter().map(|upload| upload.join().unwrap()).collect()
    });
    assert_eq!(urls.len(), 8);
}

#[test]
fn sound_and_film_lose_what_is_told_beside_them() {
    let client = Client::staffed().signed_in(Role::Author);
    let parts = [
        ("file", Some("Talk.mp3"), "audio/mpeg", &mp3()[..]),
        ("thumbnail", Some("x.png"), "image/png", &jpeg(8, 8)[..]),
        ("ref", None, "text/plain", b"r"),
    ];
    let reply = client.upload_by("POST", "/media/upload/", &parts);
    assert_eq!(reply.status, 201, "{reply:?}");
    let media = reply.json()["media"][0].clone();
    assert_eq!(std::fs::read(client.public(&media["url"])).unwrap(), b"\xff\xfb\x90\x64 frames");
    assert!(media["thumbnail_url"].as_str().unwrap().ends_with("/Talk_thumb.jpg"), "{media}");
    assert!(!holds(&std::fs::read(client.public(&media["thumbnail_url"])).unwrap(), SECRET));
    let alone = client.upload("/media/upload/", "Talk.mp3", &mp3()).json()["media"][0].clone();
    assert!(alone["thumbnail_url"].is_null() && alone["url"].as_str().unwrap().ends_with("/Talk-1.mp3"));

    let thumbnail = |url: &str| {
        let parts = [
            ("file", Some("new.jpg"), "image/jpeg", &jpeg(9, 9)[..]),
            ("url", None, "text/plain", url.as_bytes()),
        ];
        client.upload_by("PUT", "/media/thumbnail/upload/", &parts)
    };
    let reply = thumbnail(media["url"].as_str().unwrap());
    assert_eq!(reply.status, 200, "{reply:?}");
    assert!(reply.json()["media"][0]["url"].as_str().unwrap().contains("/Talk_thumb"));
    for wrong in [
        "",
        "https://elsewhere.example/content/media/a.mp3",
        "/content/media/../images/a.mp3",
        "/content/media/none.mp3",
        "/content/images/a.jpg",
    ] {
        assert_eq!(thumbnail(wrong).status, 422, "{wrong}");
    }
    let before = client.files("content").len();
    let parts = [
        ("file", Some("Talk.mp3"), "audio/mpeg", &mp3()[..]),
        ("thumbnail", Some("x.png"), "image/png", b"<html>"),
    ];
    assert_eq!(client.upload_by("POST", "/media/upload/", &parts).status, 415);
    assert_eq!(client.upload("/media/upload/", "a.mp4", &jpeg(8, 8)).status, 415);
    assert_eq!(client.files("content").len(), before, "nothing stays of them");
}

#[test]
fn documents_are_kept_as_they_are_and_pictures_among_them_cleaned() {
    let client = Client::staffed().signed_in(Role::Author);
    let pdf = client.upload("/files/upload/", "Report 2026.pdf", b"%PDF-1.7 words");
    assert_eq!(pdf.status, 201, "{pdf:?}");
    let url = pdf.json()["files"][0]["url"].clone();
    assert!(url.as_str().unwrap().ends_with("/Report-2026.pdf"));
    assert_eq!(std::fs::read(client.public(&url)).unwrap(), b"%PDF-1.7 words");
    for name in ["photo.jpg", "photo.pdf", "photo.zip"] {
        let url = client.upload("/files/upload/", name, &jpeg(8, 8)).json()["files"][0]["url"].clone();
        assert_eq!(url.as_str().unwrap().rsplit('.').next(), Some("jpg"), "{url}");
        assert!(!holds(&std::fs::read(client.public(&url)).unwrap(), SECRET), "{name}");
    }
    for name in ["run.exe", "run.sh", "x.php", "x.xhtml", "noending", "x.htm"] {
        assert_eq!(client.upload("/files/upload/", name, b"words").status, 415, "{name}");
    }
}

#[test]
fn credit_is_kept_where_the_editor_says_so() {
    let client = Client::staffed().signed_in(Role::Author);
    let plain = encoded(8, 8, ImageFormat::Png);
    let text = br#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator><rdf:li>Ada Lens</rdf:li></dc:creator><city>SECRET place</city></x:xmpmeta>"#;
    let content = [&b"XML:com.adobe.xmp\0\0\0\0\0"[..], text].concat();
    let mut sum = crc32fast::Hasher::new();
    sum.update(b"iTXt");
    sum.update(&content);
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    let png =
        [&plain[..33], &length, b"iTXt", &content, &sum.finalize().to_be_bytes(), &plain[33..]].concat();
    for (keep, holds_credit) in [("", false), ("1", true)] {
        let parts = [
            ("file", Some("a.png"), "image/png", &png[..]),
            ("keep_credit", None, "text/plain", keep.as_bytes()),
        ];
        let url = client.upload_by("POST", "/images/upload/", &parts).json()["images"][0]["url"].clone();
        let public = std::fs::read(client.public(&url)).unwrap();
        assert_eq!(holds(&public, b"Ada Lens"), holds_credit);
        assert!(!holds(&public, SECRET));
    }
    assert_eq!(
        client.get("/media-library/").json()["media"][0]["credit"],
        "Ada Lens",
        "the library knows either way"
    );
}
