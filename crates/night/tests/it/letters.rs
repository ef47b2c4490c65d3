//! Letters to the staff.

use newsroom::Kind;
use newsroom::may::Role;
use serde_json::json;
use testing::letters;

use crate::desk::{Desk, pass, record};

fn invite(desk: &Desk, email: &str) {
    let editor = desk.role_id(Role::Editor);
    desk.act(|writer, owner| writer.invite(owner, email, &editor));
}

#[tokio::test]
async fn an_invitation_is_mailed_as_text_and_html() {
    let desk = Desk::new();
    invite(&desk, "maren@news.example");
    desk.night(&[]).catch_up().await.unwrap();
    let found = letters(&desk.mail());
    assert_eq!(found.len(), 1);
    let letter = &found[0];
    assert_eq!(letter.header("to"), "maren@news.example");
    assert_eq!(letter.header("subject"), "Olena invites you to Harbour News");
    assert_eq!(letter.header("from"), "\"Harbour News\" <noreply@news.example>");
    assert_eq!(letter.header("auto-submitted"), "auto-generated");
    assert!(letter.header("date").starts_with("Sat, 31 Jan 2026 09:05:00"), "{}", letter.head);
    let link = letter.link("https://news.example/ghost/signup/");
    assert!(letter.says.contains(&format!("href=\"{link}\"")));
    // Nothing of it is kept once it is out.
    assert_eq!(desk.newsroom.read(|reader| reader.next_job(Kind::Letter)).unwrap(), None);
    assert!(desk.newsroom.happened_after(0, 10).unwrap().is_empty());
}

#[tokio::test]
async fn what_somebody_wrote_ends_no_line_and_is_no_markup() {
    let desk = Desk::new();
    let name = "Eve\r\nBcc: all@news.example\r\n\r\n<b onclick=x>&";
    desk.act(|writer, owner| {
        writer.set("site", "title", Some("News\r\nX-Evil: 1\u{2028}<script>alert(1)</script>"))?;
        writer.change_person(owner, &owner.id.clone(), &record(&json!({"name": name})))
    });
    invite(&desk, "maren@news.example");
    desk.night(&[]).catch_up().await.unwrap();
    let letter = &letters(&desk.mail())[0];
    let names: Vec<_> = letter.head.lines().map(|line| line.split(':').next().unwrap()).collect();
    let known =
        ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"];
    assert!(names.iter().all(|name| known.contains(name)), "{}", letter.head);
    let (text, html) = letter.says.split_once("text/html").unwrap();
    assert!(text.contains("invites you"));
    assert!(!html.contains("<script") && !html.contains("<b onclick"), "{html}");
}

#[tokio::test]
async fn a_link_that_is_good_no_longer_is_not_mailed() {
    let desk = Desk::new();
    desk.newsroom
        .write_unseen(crate::desk::now(), |writer| writer.ask_for_password("olena@news.example"))
        .unwrap();
    pass(60 * 60 * 1000);
    desk.night(&[]).catch_up().await.unwrap();
    assert_eq!(letters(&desk.mail()), []);
    assert_eq!(desk.newsroom.read(|reader| reader.next_job(Kind::Letter)).unwrap(), None);
}

#[tokio::test]
async fn a_folder_that_takes_nothing_is_tried_again() {
    let desk = Desk::new();
    std::fs::write(desk.mail(), "no folder").unwrap();
    invite(&desk, "maren@news.example");
    let night = desk.night(&[]);
    night.catch_up().await.unwrap();
    std::fs::remove_file(desk.mail()).unwrap();
    night.catch_up().await.unwrap();
    assert_eq!(letters(&desk.mail()), [], "not again at once");
    pass(2_000);
    night.catch_up().await.unwrap();
    assert_eq!(letters(&desk.mail()).len(), 1);
}
