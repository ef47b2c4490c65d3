//! What editors do, and what readers see of it.

use newsroom::{
    Ask, Body, Event, List, Location, Manuscript, NewPerson, NewTag, Newsroom, NewsroomError, Span, Writer,
};
use published::Kind;

use crate::desk::{newsroom, open};

/// 31 January 2026, 09:05 UTC.
const NOW: i64 = 1_769_850_300_000;

/// Each act on a newsroom of its own, in SQLite and in PostgreSQL.
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
        }
    };
}

on_both![
    a_story_is_in_the_lists_of_its_tags_and_authors,
    a_story_filed_again_changes_and_does_not_double,
    a_scheduled_post_is_not_in_the_feed_until_its_minute,
    a_closed_story_shows_its_open_part_in_lists,
    a_tag_has_a_page_while_something_published_has_it,
    a_link_card_follows_its_target,
    keys_are_shown_once_and_can_be_taken_back,
    what_can_not_be_is_refused_and_nothing_is_written,
    what_happened_is_heard_in_order_until_it_is_forgotten,
];

fn person(name: &str) -> NewPerson {
    NewPerson {
        name: name.into(),
        email: format!("{}@example.com", name.to_lowercase().replace(' ', ".")),
        role: "Author".into(),
        title: Some("News Editor".into()),
        ..NewPerson::default()
    }
}

fn story(title: &str, html: &str) -> Manuscript {
    Manuscript { title: title.into(), body: Body::Html(html.into()), ..Manuscript::default() }
}

fn write<T>(newsroom: &Newsroom, act: impl FnOnce(&mut Writer<'_, '_>) -> Result<T, NewsroomError>) -> T {
    newsroom.write(NOW, act).unwrap()
}

fn titles(newsroom: &Newsroom, list: &List) -> Vec<String> {
    newsroom
        .read(|reader| reader.posts(list, &Span::Page { number: 1, limit: 10 }))
        .unwrap_or_else(|error: NewsroomError| panic!("{error}"))
        .into_iter()
        .map(|post| post.title)
        .collect()
}

fn post(newsroom: &Newsroom, slug: &str) -> Option<published::Post> {
    newsroom.read(|reader| reader.post_by_slug(slug)).unwrap_or_else(|error: NewsroomError| panic!("{error}"))
}

fn a_story_is_in_the_lists_of_its_tags_and_authors(newsroom: &Newsroom) {
    let (author, tag) = write(newsroom, |writer| {
        let author = writer.add_person(&person("Maren Lisk"))?;
        let tag = writer.add_tag(&NewTag { name: "Harbour".into(), ..NewTag::default() })?;
        let tags = vec!["Harbour".into(), "#video".into()];
        writer.file(Manuscript {
            tags,
            authors: vec!["maren-lisk".into()],
            ..story("Ferry", "<p>It sails.</p>")
        })?;
        Ok((author, tag))
    });
    for list in [List::Posts, List::Tag(tag), List::Author(author), List::Kind(Kind::Video)] {
        assert_eq!(titles(newsroom, &list), ["Ferry"], "{list:?}");
    }
    let ferry = post(newsroom, "ferry").unwrap();
    assert_eq!(ferry.primary_author().unwrap().role.as_deref(), Some("News Editor"));
    assert_eq!(ferry.kind, Kind::Video);
}

fn a_story_filed_again_changes_and_does_not_double(newsroom: &Newsroom) {
    let first = write(newsroom, |writer| writer.file(story("Ferry", "<p>It sails.</p>")));
    let again = write(newsroom, |writer| {
        writer.file(Manuscript { slug: Some("ferry".into()), ..story("Ferry is late", "<p>It waits.</p>") })
    });
    assert_eq!((first.id, first.is_new, again.is_new), (again.id, true, false));
    assert_eq!(titles(newsroom, &List::Posts), ["Ferry is late"]);
    assert_eq!(
        newsroom.read(|reader| reader.count(&List::Posts)).unwrap_or_else(|e: NewsroomError| panic!("{e}")),
        1
    );
}

fn a_scheduled_post_is_not_in_the_feed_until_its_minute(newsroom: &Newsroom) {
    let later = NOW + 60_000;
    write(newsroom, |writer| {
        writer.file(Manuscript { published_at: Some(later), ..story("Embargoed", "<p>Later.</p>") })
    });
    assert_eq!(titles(newsroom, &List::Posts), [""; 0]);
    assert_eq!(post(newsroom, "embargoed"), None);
    let next = newsroom.read(|reader| reader.next_release()).unwrap_or_else(|e: NewsroomError| panic!("{e}"));
    assert_eq!(next, Some(later));
    assert_eq!(newsroom.write(later - 1000, |writer| writer.release_due()).unwrap().len(), 0);
    assert_eq!(newsroom.write(later, |writer| writer.release_due()).unwrap().len(), 1);
    assert_eq!(titles(newsroom, &List::Posts), ["Embargoed"]);
}

fn a_closed_story_shows_its_open_part_in_lists(newsroom: &Newsroom) {
    let html = "<p>Everyone reads this.</p><!--members-only--><p>secret</p>";
    write(newsroom, |writer| {
        writer.file(Manuscript { visibility: Some("paid".into()), ..story("Half open", html) })?;
        writer.file(Manuscript { visibility: Some("paid".into()), ..story("Closed", "<p>secret</p>") })
    });
    let listed = newsroom
        .read(|reader| reader.posts(&List::Posts, &Span::Page { number: 1, limit: 10 }))
        .unwrap_or_else(|error: NewsroomError| panic!("{error}"));
    assert!(!format!("{listed:?}").contains("secret"), "{listed:?}");
    let half_open = listed.iter().find(|post| post.slug == "half-open").unwrap();
    assert_eq!(half_open.excerpt.as_deref(), Some("Everyone reads this."));
    assert_eq!(half_open.html.as_deref(), Some("<p>Everyone reads this.</p>"));
    let closed = listed.iter().find(|post| post.slug == "closed").unwrap();
    assert_eq!(closed.html.as_deref(), Some(""));
}

fn a_tag_has_a_page_while_something_published_has_it(newsroom: &Newsroom) {
    let file = |is_draft| {
        let tagged = Manuscript {
            tags: vec!["Harbour".into()],
            slug: Some("ferry".into()),
            is_draft,
            ..story("Ferry", "<p>It sails.</p>")
        };
        write(newsroom, |writer| writer.file(tagged));
        let found = newsroom.read(|reader| {
            let ask = Ask {
                filter: None,
                order: &[],
                after: None,
                offset: 0,
                limit: 5,
                now: jiff::Timestamp::UNIX_EPOCH,
            };
            let found = reader.find_tags(&ask)?;
            Ok::<_, NewsroomError>((reader.tag_by_slug("harbour")?.is_some(), found.items.len(), found.total))
        });
        found.unwrap()
    };
    // It is counted all the same, as Ghost 6.65 counts.
    assert_eq!(file(true), (false, 0, 1));
    assert_eq!(file(false), (true, 1, 1));
}

fn a_link_card_follows_its_target(newsroom: &Newsroom) {
    let card = r#"<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="http://127.0.0.1:2368/ferry/"><div class="kg-bookmark-content"><div class="kg-bookmark-title">As it was pasted</div></div></a></figure>"#;
    let target = |title: &str, is_draft| Manuscript {
        slug: Some("ferry".into()),
        is_draft,
        ..story(title, "<p>Editor’s note: Times are local.</p><p>The ferry sails at dawn.</p>")
    };
    write(newsroom, |writer| writer.file(target("Ferry sails", false)));
    write(newsroom, |writer| writer.file(story("Front", card)));
    let shown = post(newsroom, "front").unwrap().html.unwrap();
    assert!(shown.contains("Ferry sails") && shown.contains("The ferry sails at dawn."), "{shown}");
    assert!(!shown.contains("As it was pasted") && !shown.contains("Editor"), "{shown}");
    write(newsroom, |writer| writer.file(target("Ferry <b>waits</b>", false)));
    let shown = post(newsroom, "front").unwrap().html.unwrap();
    assert!(shown.contains("Ferry &lt;b&gt;waits&lt;/b&gt;"), "{shown}");
    write(newsroom, |writer| writer.file(target("Ferry", true)));
    let shown = post(newsroom, "front").unwrap().html.unwrap();
    assert!(!shown.contains("kg-bookmark"), "{shown}");
}

fn keys_are_shown_once_and_can_be_taken_back(newsroom: &Newsroom) {
    let keys = write(newsroom, |writer| writer.create_keys("App"));
    assert_eq!((keys.content.len(), keys.admin.len()), (26, 24 + 1 + 64));
    let is_key = |key: &str| {
        newsroom.read(|reader| reader.is_content_key(key)).unwrap_or_else(|e: NewsroomError| panic!("{e}"))
    };
    assert!(is_key(&keys.content) && !is_key("0123456789abcdef0123456789"));
    assert!(write(newsroom, |writer| writer.revoke_keys("App")));
    assert!(!is_key(&keys.content));
}

fn what_can_not_be_is_refused_and_nothing_is_written(newsroom: &Newsroom) {
    let refused = newsroom.write(NOW, |writer| {
        writer.file(story("First", "<p>One.</p>"))?;
        writer.file(Manuscript { authors: vec!["nobody".into()], ..story("Second", "<p>Two.</p>") })
    });
    assert!(refused.unwrap_err().to_string().contains("nobody"));
    assert_eq!(titles(newsroom, &List::Posts), [""; 0]);
    for wrong in [
        NewPerson { role: "King".into(), ..person("A B") },
        NewPerson { email: "nowhere".into(), ..person("A B") },
        NewPerson { password: Some("short".into()), ..person("A B") },
        NewPerson { name: " ".into(), ..person("A B") },
    ] {
        assert!(newsroom.write(NOW, |writer| writer.add_person(&wrong)).is_err(), "{wrong:?}");
    }
}

fn what_happened_is_heard_in_order_until_it_is_forgotten(newsroom: &Newsroom) {
    let before = newsroom.read(|reader| reader.last_happened()).unwrap();
    write(newsroom, |writer| writer.file(Manuscript { is_draft: true, ..story("Quiet", "<p>q</p>") }));
    assert_eq!(newsroom.happened_after(before, 10).unwrap(), []);
    write(newsroom, |writer| writer.file(story("Ferry sails", "<p>f</p>")));
    write(newsroom, |writer| writer.file(story("Ferry sank", "<p>f</p>")));
    let refused: Result<(), _> = newsroom.write(NOW, |writer| {
        writer.file(story("Never", "<p>n</p>"))?;
        Err(NewsroomError::Person("no".into()))
    });
    assert!(refused.is_err());
    let heard = newsroom.happened_after(before, 10).unwrap();
    let told: Vec<_> = heard.iter().map(|happened| (happened.number - before, happened.event)).collect();
    assert_eq!(told, [(1, Event::SiteChanged), (2, Event::SiteChanged)]);
    assert_eq!(heard[0].at, NOW);
    newsroom.write_unseen(NOW, |writer| writer.forget_happened(before + 1)).unwrap();
    assert_eq!(newsroom.happened_after(before, 10).unwrap(), heard[1..]);
}
