//! The library of what was uploaded.

use newsroom::may::Role;
use serde_json::json;

use crate::client::Client;
use crate::uploads::jpeg;

#[test]
fn the_library_lists_what_was_uploaded_and_forgets_it_with_all_copies() {
    let desk = Client::staffed();
    let (author, editor, contributor) =
        (desk.signed_in(Role::Author), desk.signed_in(Role::Editor), desk.signed_in(Role::Contributor));
    author.upload("/images/upload/", "harbour.jpg", &jpeg(64, 48));
    contributor.upload("/images/upload/", "market.jpg", &jpeg(32, 48));
    let found = editor.get("/media-library/?filter=name:~'harb'&order=created_at%20desc").json();
    let medium = found["media"][0].clone();
    assert_eq!(found["meta"]["pagination"]["total"], 1);
    assert_eq!(
        (&medium["width"], &medium["height"], &medium["media_type"]),
        (&json!(64), &json!(48), &json!("image/jpeg"))
    );
    assert!(medium.get("original").is_none() && medium["uploaded_by"] == author.id(Role::Author));
    let path = format!("/media-library/{}/", medium["id"].as_str().unwrap());
    let said = json!({"media": [{"alt": "The harbour", "credit": "Ada Lens", "path": "images/other.jpg", "size": 1}]});
    assert_eq!(contributor.put(&path, &said).status, 403);
    let changed = author.put(&path, &said).json()["media"][0].clone();
    assert_eq!((&changed["alt"], &changed["credit"]), (&json!("The harbour"), &json!("Ada Lens")));
    assert_eq!((&changed["path"], &changed["size"]), (&medium["path"], &medium["size"]));
    assert_eq!(author.put(&path, &json!({"media": [{"alt": 7}]})).status, 422);

    let picture = medium["path"].as_str().unwrap().strip_prefix("images/").unwrap().to_owned();
    for copy in [
        format!("size/w600/{picture}"),
        format!("size/w600/format/webp/{picture}"),
        "size/w600/other.jpg".to_owned(),
    ] {
        let file = desk.data().join("content/images").join(copy);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, "x").unwrap();
    }
    let (content, vault) = (desk.files("content").len(), desk.files("vault").len());
    assert_eq!(contributor.delete(&path).status, 403);
    assert_eq!(author.delete(&path).status, 204);
    assert_eq!((desk.files("content").len(), desk.files("vault").len()), (content - 3, vault - 1));
    assert_eq!(author.get(&path).status, 404);
    assert_eq!(author.delete(&path).status, 404);
    let left = editor.get("/media-library/").json()["media"][0].clone();
    assert_eq!(left["name"], "market.jpg");
    let path = format!("/media-library/{}/", left["id"].as_str().unwrap());
    assert_eq!(author.delete(&path).status, 403, "it is another's");
    assert_eq!(editor.delete(&path).status, 204);
}
