//! Stories by a caller's filter: along the kept lists, and by asking the rows themselves.

use jiff::Timestamp;
use newsroom::{Ask, NewsroomError, Reader, Texts};
use published::Post;

use crate::desk::{import, newsroom, real_export};

/// Filters as themes and clients write them.
const FILTERS: [&str; 28] = [
    "",
    "tag:war",
    "tags:[war,video]",
    "tags:[war,video]+id:-6b02d1ba2605791a245145d6",
    "tag:-war",
    "tag:-nothing",
    "tag:nothing",
    "tag:hash-video",
    "tag:war+tag:video",
    "tag:war+featured:true",
    "featured:true",
    "featured:false",
    "author:rachel-amran",
    "authors:[rachel-amran,olena-kovalenko]+tag:-war",
    "primary_tag:news-feed",
    "primary_tag:war+featured:false",
    "primary_tag:hash-video",
    "primary_author:rachel-amran",
    "kind:video",
    "kind:nothing",
    "published_at:>'2026-01-01 00:00:00'",
    "published_at:<'2020-01-01'+tag:war",
    "(tag:war,featured:true)+author:-rachel-amran",
    "visibility:-public",
    "tag:war,author:rachel-amran",
    "slug:-nothing+tag:war",
    "primary_tag:war+published_at:<='2025-06-01 00:00:00'+slug:-nothing",
    "published_at:-'2026-11-19 14:20:43'+tag:war",
];

fn ids(posts: &[Post]) -> Vec<&str> {
    posts.iter().map(|post| post.id.as_str()).collect()
}

fn the_lists_and_the_rows_agree(
    reader: &mut Reader<'_, '_>,
    text: &str,
    kept: &str,
    sorted: &str,
) -> Result<(), NewsroomError> {
    let filter = (!text.is_empty()).then(|| nql::parse(text).unwrap());
    let (kept, sorted) = (nql::order(kept), nql::order(sorted));
    for (offset, limit) in [(0, 7), (7, 7), (700, 7), (0, 100)] {
        let now = Timestamp::from_second(1_795_348_291).unwrap();
        let ask = Ask { filter: filter.as_ref(), order: &kept, after: None, offset, limit, now };
        let along_lists = reader.find_posts(&ask, Texts::None)?;
        let by_rows = reader.find_posts(&Ask { order: &sorted, ..ask }, Texts::None)?;
        assert_eq!(ids(&along_lists.items), ids(&by_rows.items), "{text} after {offset}");
        assert_eq!(along_lists.total, by_rows.total, "{text}");
        assert_eq!(reader.count_posts(&ask)?, by_rows.total, "{text}");
        assert_eq!(ids(&reader.some_posts(&ask, Texts::Whole)?), ids(&by_rows.items), "{text}");
        if let Some(last) = by_rows.items.last() {
            let further = Ask { after: Some(&last.id), offset: 0, ..ask };
            let next = reader.find_posts(&Ask { offset: offset + limit, ..ask }, Texts::None)?;
            let after = reader.find_posts(&further, Texts::None)?;
            assert_eq!(ids(&after.items), ids(&next.items), "{text} after {offset}");
        }
    }
    Ok(())
}

#[test]
fn lists_and_rows_agree_whatever_the_filter() {
    let Some(export) = real_export() else { return };
    let folder = tempfile::tempdir().unwrap();
    let newsroom = newsroom(folder.path());
    import(&newsroom, &export).unwrap();
    newsroom
        .read(|reader| -> Result<(), NewsroomError> {
            for text in FILTERS {
                the_lists_and_the_rows_agree(reader, text, "", "published_at desc, id desc")?;
                the_lists_and_the_rows_agree(reader, text, "published_at asc", "published_at asc, id asc")?;
                the_lists_and_the_rows_agree(reader, text, "updated_at desc", "updated_at desc, id desc")?;
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn recommendations_come_in_and_are_shown_newest_first() {
    let folder = tempfile::tempdir().unwrap();
    let newsroom = newsroom(folder.path());
    let rows: Vec<_> = (0..7)
        .map(|number| {
            serde_json::json!({
                "id": format!("{number:024x}"), "url": format!("https://r{number}.example/"),
                "title": format!("Site {number}"), "excerpt": null, "featured_image": null, "favicon": null,
                "description": format!("Reason {number}"), "one_click_subscribe": 0,
                "created_at": format!("2026-01-01 00:00:0{number}"), "updated_at": null,
            })
        })
        .collect();
    let export = serde_json::json!({"db": [{
        "meta": {"exported_on": 0, "version": "6.65.0"}, "data": {"recommendations": rows},
    }]});
    let file = folder.path().join("export.json");
    std::fs::write(&file, export.to_string()).unwrap();
    import(&newsroom, &file).unwrap();
    newsroom
        .read(|reader| -> Result<(), NewsroomError> {
            let found = reader.recommendations(5, 5)?;
            let titles: Vec<_> = found.items.iter().map(|one| one.title.as_str()).collect();
            assert_eq!((titles, found.total), (vec!["Site 1", "Site 0"], 7));
            Ok(())
        })
        .unwrap();
    let exported = crate::desk::exported(&newsroom);
    assert_eq!(exported["db"][0]["data"]["recommendations"].as_array().unwrap().len(), 7);
}
