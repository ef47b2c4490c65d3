//! Webhooks hear of what happens.

use std::sync::Arc;

use newsroom::Kind;
use serde_json::{Value, json};
use testing::{Host, Question, Reply};

use crate::desk::{Desk, now, pass};

fn body(question: &Question) -> Value {
    serde_json::from_str(&question.body).unwrap()
}

fn host(status: u16) -> Host {
    Host::start(move |_, _| Reply::status(status))
}

#[tokio::test]
async fn a_webhook_is_told_in_ghosts_form() {
    let (desk, host) = (Desk::new(), host(204));
    let hook = desk.webhook("post.published", &host.url("/hook?a=1"), None);
    let story = desk.story(&json!({"title": "Ferry", "tags": ["News"]}));
    desk.edit(&story, &json!({"status": "published"}));
    desk.night(&[&host]).catch_up().await.unwrap();
    let asked = host.asked();
    assert_eq!(asked.len(), 1);
    let question = &asked[0];
    assert!(question.head.starts_with("POST /hook?a=1 HTTP/1.1"), "{}", question.head);
    assert_eq!(question.header("content-type"), "application/json");
    assert_eq!(question.header("content-version"), "v6.65");
    assert_eq!(question.header("x-ghost-signature"), "");
    let told = body(question);
    assert_eq!(told["event"], "post.published");
    let post = &told["post"];
    assert_eq!(post["current"]["title"], "Ferry");
    assert_eq!(post["current"]["status"], "published");
    assert_eq!(post["current"]["tags"][0]["name"], "News");
    assert_eq!(post["previous"]["status"], "draft");
    assert!(post["current"].get("html").is_some() && post["current"].get("lexical").is_none());
    assert!(post["previous"].get("title").is_none());
    let kept = desk.webhook_record(&hook).unwrap();
    assert_eq!(kept["last_triggered_status"], "204");
    assert_eq!(kept["last_triggered_error"], Value::Null);
    assert!(kept["last_triggered_at"].is_string());
}

#[tokio::test]
async fn only_what_a_webhook_asked_for_is_told_and_once() {
    let (desk, host) = (Desk::new(), host(200));
    for event in ["post.added", "post.deleted", "site.changed", "tag.added", "page.published"] {
        desk.webhook(event, &host.url(&format!("/{event}")), None);
    }
    let night = desk.night(&[&host]);
    let story = desk.story(&json!({"title": "Draft"}));
    night.catch_up().await.unwrap();
    desk.act(|writer, owner| writer.remove_story(owner, &story, false));
    desk.act(|writer, owner| writer.make_tag(owner, &crate::desk::record(&json!({"name": "Harbour"}))));
    desk.story(&json!({"title": "Out", "status": "published"}));
    night.catch_up().await.unwrap();
    night.catch_up().await.unwrap();
    let mut told: Vec<_> = host.asked().iter().map(|asked| asked.path().to_owned()).collect();
    told.sort_unstable();
    told.dedup_by(|one, other| one == "/site.changed" && other == "/site.changed");
    assert_eq!(told, ["/post.added", "/post.added", "/post.deleted", "/site.changed", "/tag.added"]);
    let asked = host.asked();
    let of = |path: &str| body(asked.iter().find(|asked| asked.path() == path).unwrap());
    assert_eq!(of("/site.changed"), json!({"event": "site.changed"}));
    assert_eq!(of("/post.deleted")["post"]["current"], json!({}));
    assert_eq!(of("/post.deleted")["post"]["previous"]["title"], "Draft");
    assert_eq!(of("/tag.added")["tag"]["current"]["name"], "Harbour");
}

#[tokio::test]
async fn a_secret_signs_body_and_time() {
    let (desk, host) = (Desk::new(), host(200));
    desk.webhook("post.added", &host.url("/"), Some("the harbour's secret"));
    desk.story(&json!({"title": "Ferry"}));
    desk.night(&[&host]).catch_up().await.unwrap();
    let question = &host.asked()[0];
    let mac = std::process::Command::new("openssl")
        .args(["dgst", "-sha256", "-hmac", "the harbour's secret", "-r"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .and_then(|mut openssl| {
            use std::io::Write;
            openssl.stdin.take().unwrap().write_all(format!("{}{}", question.body, now()).as_bytes())?;
            openssl.wait_with_output()
        })
        .unwrap();
    let hex = String::from_utf8(mac.stdout).unwrap();
    let hex = hex.split(' ').next().unwrap();
    assert_eq!(question.header("x-ghost-signature"), format!("sha256={hex}, t={}", now()));
}

#[tokio::test]
async fn a_host_that_fails_is_told_again_with_growing_pauses() {
    let desk = Desk::new();
    let host = Host::start(|number, _| Reply::status(if number < 2 { 503 } else { 200 }));
    let hook = desk.webhook("post.added", &host.url("/"), None);
    desk.story(&json!({"title": "Ferry"}));
    let night = desk.night(&[&host]);
    night.catch_up().await.unwrap();
    night.catch_up().await.unwrap();
    assert_eq!(host.asked().len(), 1, "not again at once");
    assert_eq!(desk.webhook_record(&hook).unwrap()["last_triggered_status"], "503");
    assert_eq!(desk.webhook_record(&hook).unwrap()["last_triggered_error"], "Request failed: 503");
    pass(2_000);
    night.catch_up().await.unwrap();
    pass(2_000);
    night.catch_up().await.unwrap();
    assert_eq!(host.asked().len(), 2, "the second pause is longer");
    pass(13_000);
    night.catch_up().await.unwrap();
    assert_eq!(host.asked().len(), 3);
    assert!(host.asked().iter().all(|asked| asked.body == host.asked()[0].body));
    assert_eq!(desk.webhook_record(&hook).unwrap()["last_triggered_status"], "200");
    assert_eq!(desk.newsroom.read(|reader| reader.next_job(Kind::Webhook)).unwrap(), None);
}

#[tokio::test]
async fn a_host_that_stays_dead_is_given_up() {
    let (desk, host) = (Desk::new(), host(500));
    let hook = desk.webhook("post.added", &host.url("/"), None);
    desk.story(&json!({"title": "Ferry"}));
    let night = desk.night(&[&host]);
    for _ in 0..20 {
        night.catch_up().await.unwrap();
        pass(24 * 60 * 60 * 1000);
    }
    assert_eq!(i64::try_from(host.asked().len()).unwrap(), newsroom::ATTEMPTS);
    let dead = desk.newsroom.read(|reader| reader.dead_jobs()).unwrap();
    assert_eq!(dead, [("webhook".to_owned(), newsroom::ATTEMPTS, "Request failed: 500".to_owned())]);
    assert!(desk.webhook_record(&hook).is_some());
}

#[tokio::test]
async fn a_host_that_refuses_is_not_asked_again() {
    let (desk, host) = (Desk::new(), host(404));
    let hook = desk.webhook("post.added", &host.url("/"), None);
    desk.story(&json!({"title": "Ferry"}));
    let night = desk.night(&[&host]);
    night.catch_up().await.unwrap();
    pass(24 * 60 * 60 * 1000);
    night.catch_up().await.unwrap();
    assert_eq!(host.asked().len(), 1);
    assert_eq!(desk.webhook_record(&hook).unwrap()["last_triggered_status"], "404");
}

#[tokio::test]
async fn an_address_that_is_gone_takes_its_webhook_along() {
    let (desk, host) = (Desk::new(), host(410));
    let hook = desk.webhook("post.added", &host.url("/"), None);
    desk.story(&json!({"title": "Ferry"}));
    desk.story(&json!({"title": "Bridge"}));
    let night = desk.night(&[&host]);
    night.catch_up().await.unwrap();
    assert_eq!(desk.webhook_record(&hook), None);
    desk.story(&json!({"title": "Tunnel"}));
    night.catch_up().await.unwrap();
    assert!(host.asked().iter().all(|asked| !asked.body.contains("Tunnel")));
}

#[tokio::test]
async fn a_house_has_no_inside_for_webhooks() {
    let (desk, host) = (Desk::new(), host(200));
    let port = host.port();
    let urls = [
        host.url("/"),
        format!("http://localhost:{port}/"),
        "http://169.254.169.254/".into(),
        "http://[::1]/".into(),
    ];
    let hooks: Vec<_> = urls.iter().map(|url| desk.webhook("post.added", url, None)).collect();
    desk.story(&json!({"title": "Ferry"}));
    desk.night(&[]).catch_up().await.unwrap();
    assert_eq!(host.asked(), []);
    for hook in hooks {
        let kept = desk.webhook_record(&hook).unwrap();
        assert_eq!(kept["last_triggered_status"], Value::Null);
        assert!(kept["last_triggered_error"].is_string());
    }
    pass(24 * 60 * 60 * 1000);
    assert_eq!(desk.newsroom.read(|reader| reader.next_job(Kind::Webhook)).unwrap(), None);
}

#[tokio::test]
async fn what_a_dead_process_was_about_to_tell_is_told_by_the_next() {
    let (desk, host) = (Desk::new(), host(200));
    desk.webhook("post.added", &host.url("/"), None);
    desk.story(&json!({"title": "Ferry"}));
    // Between the act and its hearing.
    let desk = desk.restarted();
    desk.newsroom.write_unseen(now(), |writer| writer.hear(10)).unwrap();
    // Between hearing and telling; and while it was told.
    let desk = desk.restarted();
    let taken = desk.newsroom.write_unseen(now(), |writer| writer.take_jobs(Kind::Webhook, 10)).unwrap();
    assert_eq!(taken.len(), 1);
    let desk = desk.restarted();
    let night = desk.night(&[&host]);
    night.catch_up().await.unwrap();
    assert_eq!(host.asked(), [], "it is still somebody else's");
    pass(newsroom::LEASE);
    night.catch_up().await.unwrap();
    assert_eq!(host.asked().len(), 1);
    night.catch_up().await.unwrap();
    assert_eq!(host.asked().len(), 1);
}

#[test]
fn a_job_is_one_process_alone_and_an_event_is_heard_once_on_both_databases() {
    let folder = tempfile::tempdir().unwrap();
    let file = newsroom::Location::File(folder.path().join("courant.db"));
    let cluster = testing::Cluster::start();
    let server = cluster.as_ref().map(|cluster| newsroom::Location::Url(cluster.database("jobs")));
    for location in std::iter::once(file).chain(server) {
        let desk = Desk::at(location, tempfile::tempdir().unwrap());
        desk.webhook("post.added", "https://hooks.example/", None);
        for number in 0..20 {
            desk.story(&json!({"title": format!("Story {number}")}));
        }
        let others: Vec<_> = (0..4).map(|_| desk.another()).collect();
        let (heard, taken): (Vec<_>, Vec<_>) = std::thread::scope(|scope| {
            let at_work: Vec<_> = others.iter().map(|other| scope.spawn(|| hear_and_take(other))).collect();
            at_work.into_iter().map(|one| one.join().unwrap()).unzip()
        });
        assert_eq!(heard.iter().sum::<usize>(), 20);
        assert_eq!(taken.iter().sum::<usize>(), 20);
    }
}

/// Hears of everything and takes every job; how many of each.
fn hear_and_take(newsroom: &Arc<newsroom::Newsroom>) -> (usize, usize) {
    let (mut heard, mut taken) = (0, 0);
    loop {
        let more = newsroom.write_unseen(now(), |writer| writer.hear(3)).unwrap();
        heard += more;
        let jobs = newsroom.write_unseen(now(), |writer| writer.take_jobs(Kind::Webhook, 3)).unwrap();
        taken += jobs.len();
        if more == 0 && jobs.is_empty() {
            return (heard, taken);
        }
    }
}
