//! What acts say that they changed, and what questions say that they read.

use std::sync::Arc;
use std::time::{Duration, Instant};

use newsroom::{Body, List, Location, Manuscript, Marks, NewTag, Newsroom, Reader, Span, Validity, Writer};

use crate::desk::{newsroom, open};

/// 31 January 2026, 09:05 UTC.
const NOW: i64 = 1_769_850_300_000;
const HOUR: i64 = 3_600_000;

fn story(title: &str, tags: &[&str]) -> Manuscript {
    Manuscript {
        title: title.into(),
        body: Body::Html(format!("<p>{title}</p>")),
        tags: tags.iter().map(|&tag| tag.into()).collect(),
        ..Manuscript::default()
    }
}

fn write<T>(newsroom: &Newsroom, act: impl FnOnce(&mut Writer<'_, '_>) -> T) -> T {
    newsroom.write(NOW, |writer| Ok(act(writer))).unwrap()
}

/// A question's answer as something kept: what was read for it, and the generation that it was made of.
struct Kept {
    made: i64,
    read: Marks,
}

impl Kept {
    fn of(newsroom: &Newsroom, ask: impl FnOnce(&mut Reader<'_, '_>)) -> Self {
        let read = newsroom.read(|reader| -> Result<_, newsroom::NewsroomError> {
            ask(reader);
            Ok(Kept { made: reader.generation(), read: reader.reads().marks() })
        });
        read.unwrap()
    }

    fn validity(&self, newsroom: &Newsroom) -> Validity {
        newsroom.changes().validity(self.made, &self.read)
    }
}

fn list(reader: &mut Reader<'_, '_>, list: &List) {
    reader.posts(list, &Span::Page { number: 1, limit: 5 }).unwrap();
}

fn a_new_story_is_lacking_in_its_lists_and_nowhere_else(newsroom: &Newsroom) {
    let harbour = write(newsroom, |writer| {
        writer.file(story("First", &["Harbour"])).unwrap();
        writer.file(story("Other", &["Weather"])).unwrap();
        writer.add_tag(&NewTag { name: "Harbour".into(), ..NewTag::default() }).unwrap()
    });
    let weather = write(newsroom, |writer| {
        writer.add_tag(&NewTag { name: "Weather".into(), ..NewTag::default() }).unwrap()
    });
    let front = Kept::of(newsroom, |reader| list(reader, &List::Posts));
    let of_harbour = Kept::of(newsroom, |reader| list(reader, &List::Tag(harbour)));
    let of_weather = Kept::of(newsroom, |reader| list(reader, &List::Tag(weather)));
    let first = Kept::of(newsroom, |reader| drop(reader.post_by_slug("first").unwrap()));
    let missing = Kept::of(newsroom, |reader| drop(reader.post_by_slug("second").unwrap()));
    write(newsroom, |writer| writer.file(story("Second", &["Harbour"])).unwrap());
    assert_eq!(front.validity(newsroom), Validity::Lacks);
    assert_eq!(of_harbour.validity(newsroom), Validity::Lacks);
    assert_eq!(of_weather.validity(newsroom), Validity::Holds);
    assert_eq!(first.validity(newsroom), Validity::Holds);
    assert_eq!(missing.validity(newsroom), Validity::Lacks);
}

fn a_corrected_story_breaks_what_shows_it_and_only_that(newsroom: &Newsroom) {
    write(newsroom, |writer| {
        writer.file(story("First", &["Harbour"])).unwrap();
        writer.file(story("Other", &["Weather"])).unwrap();
    });
    let front = Kept::of(newsroom, |reader| list(reader, &List::Posts));
    let first = Kept::of(newsroom, |reader| drop(reader.post_by_slug("first").unwrap()));
    let other = Kept::of(newsroom, |reader| drop(reader.post_by_slug("other").unwrap()));
    let count = Kept::of(newsroom, |reader| {
        reader.count(&List::Posts).unwrap();
    });
    let corrected =
        Manuscript { body: Body::Html("<p>Corrected</p>".into()), ..story("First", &["Harbour"]) };
    write(newsroom, |writer| writer.file(corrected).unwrap());
    assert_eq!(front.validity(newsroom), Validity::Broken);
    assert_eq!(first.validity(newsroom), Validity::Broken);
    assert_eq!(other.validity(newsroom), Validity::Holds);
    assert_eq!(count.validity(newsroom), Validity::Holds, "the list has the same stories");
}

fn an_unpublished_story_breaks_its_lists(newsroom: &Newsroom) {
    write(newsroom, |writer| writer.file(story("First", &["Harbour"])).unwrap());
    let count = Kept::of(newsroom, |reader| {
        reader.count(&List::Posts).unwrap();
    });
    let draft = Manuscript { is_draft: true, ..story("First", &["Harbour"]) };
    write(newsroom, |writer| writer.file(draft).unwrap());
    assert_eq!(count.validity(newsroom), Validity::Broken);
}

fn a_draft_changes_nothing_that_readers_see(newsroom: &Newsroom) {
    write(newsroom, |writer| writer.file(story("First", &["Harbour"])).unwrap());
    let before = newsroom.changes().current();
    let draft = Manuscript { is_draft: true, ..story("Second", &["Harbour"]) };
    let later = Manuscript { published_at: Some(NOW + HOUR), ..story("Third", &["Harbour"]) };
    write(newsroom, |writer| {
        writer.file(draft).unwrap();
        writer.file(later).unwrap();
    });
    assert_eq!(newsroom.changes().current(), before);
    newsroom.write(NOW + HOUR, |writer| writer.release_due()).unwrap();
    assert_eq!(newsroom.changes().current(), before + 1);
}

fn a_link_card_is_of_its_target(newsroom: &Newsroom) {
    let card = r#"<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="http://127.0.0.1:2368/target/"><div class="kg-bookmark-content"><div class="kg-bookmark-title">T</div></div></a></figure>"#;
    write(newsroom, |writer| {
        writer.file(story("Target", &[])).unwrap();
        writer.file(Manuscript { body: Body::Html(card.into()), ..story("Source", &[]) }).unwrap();
    });
    let source = Kept::of(newsroom, |reader| {
        let post = reader.post_by_slug("source").unwrap().unwrap();
        assert!(post.html.unwrap().contains("/target/"));
    });
    write(newsroom, |writer| writer.file(Manuscript { is_draft: true, ..story("Target", &[]) }).unwrap());
    assert_eq!(source.validity(newsroom), Validity::Broken);
}

macro_rules! on_both {
    ($($act:ident),* $(,)?) => {
        mod in_sqlite {
            $(#[test]
            fn $act() {
                let folder = tempfile::tempdir().unwrap();
                super::$act(&super::newsroom(folder.path()));
            })*
        }

        #[test]
        fn all_of_it_in_postgres() {
            let Some(cluster) = testing::Cluster::start() else { return };
            $($act(&open(&Location::Url(cluster.database(stringify!($act)))));)*
            what_another_process_commits_is_noticed(&Location::Url(cluster.database("another")));
        }
    };
}

on_both![
    a_new_story_is_lacking_in_its_lists_and_nowhere_else,
    a_corrected_story_breaks_what_shows_it_and_only_that,
    an_unpublished_story_breaks_its_lists,
    a_draft_changes_nothing_that_readers_see,
    a_link_card_is_of_its_target,
];

fn what_another_process_commits_is_noticed(location: &Location) {
    let here = Arc::new(open(location));
    here.follow().unwrap();
    let front = Kept::of(&here, |reader| list(reader, &List::Posts));
    let there = open(location);
    for title in ["First", "Second", "Third"] {
        write(&there, |writer| writer.file(story(title, &[])).unwrap());
    }
    let started = Instant::now();
    while here.changes().current() != there.changes().current() {
        assert!(started.elapsed() < Duration::from_secs(20), "the other process's story goes unnoticed");
        std::thread::yield_now();
    }
    assert_eq!(front.validity(&here), Validity::Lacks);
    write(&here, |writer| writer.file(story("Fourth", &[])).unwrap());
    assert_eq!(here.changes().current(), there.changes().current() + 1);
}

#[test]
fn what_another_process_commits_is_noticed_in_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    what_another_process_commits_is_noticed(&Location::File(folder.path().join("courant.db")));
}
