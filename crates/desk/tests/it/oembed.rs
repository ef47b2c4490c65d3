//! Cards of other pages: what an editor gets, and what nobody gets to know.

use newsroom::may::Role;
use testing::{Host, Reply};

use crate::client::Client;

fn card(client: &Client, url: &str, kind: &str) -> crate::client::Reply {
    let query: String = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("url", url)
        .append_pair("type", kind)
        .finish();
    client.get(&format!("/oembed/?{query}"))
}

fn page(html: &'static str) -> Host {
    Host::start(move |_, _| Reply::of("text/html; charset=utf-8", html))
}

#[test]
fn a_bookmark_is_what_a_page_says_of_itself_and_no_markup() {
    let host = page(
        "<title>Ferry &lt;img src=x onerror=alert(1)&gt;</title><meta name=description content='Over\r\n the sea'>\
         <meta property='og:site_name' content='Harbour News'><meta property='og:image' content='http://10.0.0.1/a.png'>",
    );
    let editor = Client::asking(&[&host]).signed_in(Role::Contributor);
    let reply = card(&editor, &host.url("/ferry#part"), "bookmark");
    assert_eq!(reply.status, 200, "{reply:?}");
    let said = reply.json();
    assert_eq!(said["type"], "bookmark");
    assert_eq!(said["version"], "1.0");
    assert_eq!(said["url"], host.url("/ferry"));
    let metadata = &said["metadata"];
    assert_eq!(metadata["title"], "Ferry <img src=x onerror=alert(1)>");
    assert_eq!(metadata["description"], "Over the sea");
    assert_eq!(metadata["publisher"], "Harbour News");
    assert!(metadata["thumbnail"].is_null() && metadata["icon"].is_null(), "readers would ask another host");
    assert_eq!(host.asked().len(), 1, "pictures are not asked for");
}

#[test]
fn a_refusal_does_not_tell_what_is_inside_the_house() {
    let there = page("<title>Inside</title>");
    let (desk, port) = (Client::asking(&[]), there.port());
    let editor = desk.signed_in(Role::Owner);
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let refused: Vec<_> = [
        there.url("/"),
        format!("http://127.0.0.1:{closed}/"),
        "http://127.0.0.1/".to_owned(),
        format!("http://localhost:{port}/"),
        "http://169.254.169.254/latest/meta-data/".to_owned(),
        "http://[::ffff:127.0.0.1]/".to_owned(),
        "http://0x7f000001/".to_owned(),
        "file:///etc/passwd".to_owned(),
        "no address".to_owned(),
    ]
    .iter()
    .flat_map(|url| [card(&editor, url, ""), card(&editor, url, "bookmark")])
    .collect();
    assert_eq!(there.asked(), []);
    assert!(refused.iter().all(|reply| reply.status == 422), "{refused:?}");
    let mut bodies: Vec<_> = refused.iter().map(|reply| reply.error()["message"].clone()).collect();
    bodies.dedup();
    assert_eq!(bodies.len(), 1, "{bodies:?}");
}

#[test]
fn what_a_page_links_to_is_not_followed_into_the_house() {
    let inside = page("<title>Inside</title>");
    let html = format!(
        "<title>Outside</title><link rel=alternate type='application/json+oembed' href='{}'>",
        inside.url("/oembed")
    );
    let outside = Host::start(move |_, asked| match asked.path() {
        "/moved" => {
            Reply { status: 302, headers: vec![("location", "http://10.0.0.1/".into())], body: vec![] }
        }
        _ => Reply::of("text/html", html.clone()),
    });
    let editor = Client::asking(&[&outside]).signed_in(Role::Editor);
    assert_eq!(card(&editor, &outside.url("/"), "").json()["metadata"]["title"], "Outside");
    assert_eq!(card(&editor, &outside.url("/moved"), "").status, 422);
    assert_eq!(inside.asked(), []);
}

#[test]
fn what_is_no_page_or_too_much_of_one_makes_no_card() {
    let host = Host::start(|_, asked| match asked.path() {
        "/json" => Reply::of("application/json", "{}"),
        "/picture" => Reply::of("image/png", "x"),
        "/nameless" => Reply::of("text/html", "<p>no title</p>"),
        "/large" => Reply::of("text/html", vec![b'a'; 3 * 1024 * 1024]),
        "/gone" => Reply { status: 404, ..Reply::of("text/html", "<title>Gone</title>") },
        _ => Reply { status: 302, headers: vec![("location", "/again".into())], body: vec![] },
    });
    let editor = Client::asking(&[&host]).signed_in(Role::Editor);
    for path in ["/json", "/picture", "/nameless", "/large", "/gone", "/again"] {
        assert_eq!(card(&editor, &host.url(path), "bookmark").status, 422, "{path}");
    }
    assert_eq!(editor.get("/oembed/").status, 400);
    assert_eq!(editor.other().get("/oembed/?url=https://news.example/").status, 403);
}

#[test]
fn pages_are_not_looked_up_without_end() {
    let desk = Client::asking(&[]);
    let (editor, author) = (desk.signed_in(Role::Editor), desk.signed_in(Role::Author));
    for _ in 0..120 {
        assert_eq!(card(&editor, "x", "").status, 422);
    }
    assert_eq!(card(&editor, "x", "").status, 429);
    assert_eq!(card(&author, "x", "").status, 422);
}
