//! What readers are told of an imported newsroom.

use newsroom::{Cursor, Direction, List, Map, NewsroomError, Span};

use crate::desk::{import, newsroom, real_export};

#[test]
fn readers_see_what_is_published_and_nothing_else() {
    let Some(export) = real_export() else { return };
    let folder = tempfile::tempdir().unwrap();
    let newsroom = newsroom(folder.path());
    import(&newsroom, &export).unwrap();
    newsroom
        .read(|reader| -> Result<(), NewsroomError> {
            assert_eq!(reader.site().title, "The Daily Lab");
            assert_eq!(reader.count(&List::Posts)?, 999);
            assert_eq!(reader.post_by_slug("a-draft")?, None);
            let seed = reader.post_by_slug("russian-forces-withhold-insulin-zaporizhzhia")?.unwrap();
            assert_eq!(seed.primary_tag().unwrap().name, "News Feed");
            assert_eq!(seed.primary_author().unwrap().name, "Rachel Amran");
            assert_eq!(seed.reading_time, Some(1));
            assert!(seed.feature_image.unwrap().starts_with("http://127.0.0.1:2368/content/images/"));
            let members = reader.post_by_slug("members-only")?.unwrap();
            assert!(!members.access);
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_cursor_and_a_page_lead_through_the_same_list() {
    let Some(export) = real_export() else { return };
    let folder = tempfile::tempdir().unwrap();
    let newsroom = newsroom(folder.path());
    import(&newsroom, &export).unwrap();
    newsroom
        .read(|reader| -> Result<(), NewsroomError> {
            let first = reader.posts(&List::Posts, &Span::Page { number: 1, limit: 10 })?;
            let second = reader.posts(&List::Posts, &Span::Page { number: 2, limit: 10 })?;
            let cursor = Cursor::below(first.last().unwrap());
            assert_eq!(reader.posts(&List::Posts, &Span::After { cursor, limit: 10 })?, second);
            let next = reader.neighbour(&second[0], Direction::Next, &List::Posts)?.unwrap();
            assert_eq!(next.id, first[9].id);
            let previous = reader.neighbour(&first[9], Direction::Previous, &List::Posts)?.unwrap();
            assert_eq!(previous.id, second[0].id);
            assert!(reader.posts(&List::Posts, &Span::Page { number: i64::MAX, limit: 10 })?.is_empty());
            Ok(())
        })
        .unwrap();
}

#[test]
fn every_imported_document_gives_the_html_that_ghost_stored() {
    let Some(export) = real_export() else { return };
    let folder = tempfile::tempdir().unwrap();
    let newsroom = newsroom(folder.path());
    import(&newsroom, &export).unwrap();
    let check = newsroom
        .read(|reader| reader.check_content())
        .unwrap_or_else(|error: NewsroomError| panic!("{error}"));
    assert_eq!(check.documents, 1003);
    // Podcasts are told the site's uuid, which Ghost keeps out of its exports.
    let differing: Vec<&str> = check.differing.iter().map(|differing| differing.slug.as_str()).collect();
    assert_eq!((differing, check.unreadable.len()), (vec!["card-transistor"], 0), "{check:#?}");
}

#[test]
fn a_map_names_what_changed_last_first_and_nothing_that_is_not_published() {
    let Some(export) = real_export() else { return };
    let folder = tempfile::tempdir().unwrap();
    let newsroom = newsroom(folder.path());
    import(&newsroom, &export).unwrap();
    newsroom
        .read(|reader| -> Result<(), NewsroomError> {
            let posts = reader.map(Map::Posts, 1, 50_000)?;
            assert!(posts.is_sorted_by(|one, other| one.changed >= other.changed));
            assert!(!posts.iter().any(|post| post.url.ends_with("/a-draft/")));
            let (count, changed) = reader.map_size(Map::Posts)?.unwrap();
            assert_eq!((count, changed), (999, posts[0].changed));
            let mut parts = reader.map(Map::Posts, 1, 500)?;
            parts.extend(reader.map(Map::Posts, 2, 500)?);
            assert_eq!(parts, posts);
            assert_eq!(reader.map(Map::Tags, 1, 50_000)?.len(), 27);
            assert!(reader.map(Map::Authors, i64::MAX, 50_000)?.is_empty());
            Ok(())
        })
        .unwrap();
}
