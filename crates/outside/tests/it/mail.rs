//! Mail by SMTP: what a host hears, whatever stands in a letter.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};

use outside::mail::{Encryption, Mail, MailError, Mailer, Sender, Smtp};

/// A host that takes letters, refuses recipients with `refusal`, and tells every line that it heard.
fn host(refusal: Option<&'static str>) -> (u16, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let (port, (tell, told)) = (listener.local_addr().unwrap().port(), channel());
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut out = stream.try_clone().unwrap();
            let mut say = move |line: &str| out.write_all(format!("{line}\r\n").as_bytes()).is_ok();
            say("220 mail.example");
            let mut is_letter = false;
            for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8(line).unwrap();
                tell.send(line.clone()).ok();
                let line = line.trim_end_matches('\r');
                match line.split(' ').next().unwrap() {
                    "." if is_letter => {
                        is_letter = false;
                        say("250 taken");
                    }
                    _ if is_letter => {}
                    "DATA" => {
                        is_letter = true;
                        say("354 go on");
                    }
                    "RCPT" => {
                        say(refusal.unwrap_or("250 yes"));
                    }
                    "QUIT" => {
                        say("221 bye");
                    }
                    _ => {
                        say("250 yes");
                    }
                }
            }
        }
    });
    (port, told)
}

fn mailer(port: u16, encryption: Encryption) -> Mailer {
    let host = "127.0.0.1".to_owned();
    Mailer::by_smtp(Smtp { host, port, encryption, credentials: None, hello: "news.example".into() }).unwrap()
}

fn mail() -> Mail {
    Mail {
        id: "65bd0000000000000000000a".into(),
        to: "maren@news.example".into(),
        subject: "Ferry".into(),
        text: "One line.\n.\nMAIL FROM:<evil@example.com>\n..\r\n.\r\nQUIT\n".into(),
        html: "<p>One line.</p>".into(),
        at: 1_769_850_300_000,
    }
}

fn sender() -> Sender {
    Sender::read("Harbour News <news@harbour.example>").unwrap()
}

#[tokio::test]
async fn one_letter_is_one_letter_whatever_stands_in_it() {
    let (port, heard) = host(None);
    let mail = Mail { subject: "Ferry\r\nBcc: all@news.example\n\nBody \u{2028}ü".into(), ..mail() };
    mailer(port, Encryption::Offered).send(&sender(), &mail).await.unwrap();
    let mut lines = Vec::new();
    while let Ok(line) = heard.recv() {
        lines.push(line.clone());
        if line.starts_with("QUIT\r") && lines.iter().any(|line| line == ".\r") {
            break;
        }
    }
    assert!(lines.iter().all(|line| line.ends_with('\r')), "a bare line feed: {lines:?}");
    let commands = |verb: &str| lines.iter().filter(|line| line.starts_with(verb)).count();
    assert_eq!(commands("RCPT TO:"), 1);
    assert_eq!(lines.iter().filter(|line| *line == ".\r").count(), 1, "dots are stuffed");
    let data = lines.iter().position(|line| line.starts_with("DATA")).unwrap();
    assert!(lines[..data].iter().any(|line| line.starts_with("EHLO news.example")));
    assert!(lines[..data].iter().any(|line| line.starts_with("MAIL FROM:<news@harbour.example>")));
    let head: Vec<_> = lines[data + 1..].iter().take_while(|line| *line != "\r").collect();
    assert!(!head.iter().any(|line| line.to_lowercase().starts_with("bcc")), "{head:?}");
    assert!(
        head.iter().any(|line| line.starts_with("Message-ID: <65bd0000000000000000000a@harbour.example>"))
    );
}

#[tokio::test]
async fn a_host_that_refuses_for_good_is_told_from_one_that_is_busy() {
    for (refusal, is_final) in [("550 nobody here", true), ("451 later", false)] {
        let (port, _heard) = host(Some(refusal));
        let refused = mailer(port, Encryption::Offered).send(&sender(), &mail()).await.unwrap_err();
        assert_eq!(refused.is_final(), is_final, "{refused}");
    }
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let refused = mailer(closed, Encryption::Offered).send(&sender(), &mail()).await.unwrap_err();
    assert!(!refused.is_final(), "{refused}");
}

#[tokio::test]
async fn where_tls_is_required_nothing_leaves_without() {
    let (port, heard) = host(None);
    let refused = mailer(port, Encryption::Required).send(&sender(), &mail()).await.unwrap_err();
    assert!(matches!(refused, MailError::Smtp(_)));
    let heard: Vec<_> = heard.try_iter().collect();
    assert!(heard.iter().all(|line| !line.starts_with("MAIL") && !line.starts_with("AUTH")), "{heard:?}");
}

#[tokio::test]
async fn what_is_no_address_gets_no_letter() {
    let (port, heard) = host(None);
    for to in
        ["", "nobody", "a@b.example\r\nRCPT TO:<c@d.example>", "a@b.example, c@d.example", "a@b.example>"]
    {
        let mail = Mail { to: to.into(), ..mail() };
        let refused = mailer(port, Encryption::Offered).send(&sender(), &mail).await.unwrap_err();
        assert!(refused.is_final(), "{to:?}");
    }
    assert_eq!(heard.try_iter().count(), 0);
    for from in ["", "nobody", "a@b.example\r\nBcc: c@d.example"] {
        assert!(Sender::read(from).is_err(), "{from:?}");
    }
}

#[tokio::test]
async fn a_folder_keeps_letters_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let mailer = Mailer::to_folder(folder.path().join("mail"));
    mailer.send(&sender(), &mail()).await.unwrap();
    mailer.send(&sender(), &mail()).await.unwrap();
    let file = folder.path().join("mail/65bd0000000000000000000a.eml");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(std::fs::read_dir(file.parent().unwrap()).unwrap().count(), 1);
    let evil = Mail { id: "../../evil".into(), ..mail() };
    assert!(mailer.send(&sender(), &evil).await.is_err());
}
