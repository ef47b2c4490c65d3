//! Mails letters to the staff: short ones, as text and as plain HTML, in which everything that somebody wrote is escaped.

use std::sync::Arc;

use clean::Html;
use newsroom::{Job, Letter};
use outside::mail::{Mail, Sender};

use crate::{Night, NightError};

/// Characters of a name that a letter shows; more is no name but a message.
const NAME: usize = 80;

/// What a letter says around its link.
struct Words {
    subject: String,
    before: String,
    link: String,
    /// What the link does.
    act: &'static str,
    after: &'static str,
}

/// Mails a letter, unless its link is good no longer.
pub(crate) async fn mail(night: &Arc<Night>, job: &Job, letter: &Letter) -> Result<(), NightError> {
    let job = job.clone();
    if letter.until() <= night.now() {
        return night.note(move |writer| writer.job_done(&job)).await;
    }
    let site = night.read(|reader| Ok(reader.site().title.clone())).await?;
    let words = words(letter, &site);
    let mail = Mail {
        id: job.id().to_owned(),
        to: letter.email().to_owned(),
        subject: words.subject.clone(),
        text: text(&words),
        html: html(&words, &site),
        at: night.now(),
    };
    let sent = night.setup.mailer.send(&sender(night, &site), &mail).await;
    night
        .note(move |writer| {
            let Err(error) = sent else { return writer.job_done(&job) };
            // Whom it was for and what it said is in no log.
            let why = error.to_string();
            let is_over = error.is_final() || writer.job_failed(&job, &why)?;
            if is_over {
                tracing::warn!(why, "a letter was not sent and won't be");
                writer.give_job_up(&job, &why)?;
            }
            Ok(())
        })
        .await
}

/// As configured; else nobody at the site's own host.
fn sender(night: &Night, site: &str) -> Sender {
    let configured = night.setup.sender.clone();
    let sender = configured.or_else(|| Sender::read(&format!("noreply@{}", night.host())).ok());
    sender.unwrap_or_else(Sender::nobody).or_named(site)
}

fn words(letter: &Letter, site: &str) -> Words {
    match letter {
        Letter::Invitation { link, invited_by, .. } => {
            let name = invited_by.as_deref().unwrap_or_default().chars().take(NAME).collect::<String>();
            let who = if name.trim().is_empty() { "Somebody".to_owned() } else { name };
            Words {
                subject: format!("{who} invites you to {site}"),
                before: format!("{who} invites you to join the newsroom of {site}."),
                link: link.clone(),
                act: "Accept the invitation",
                after: "The link is good for seven days, once. If you expected no invitation, do nothing: nobody joins \
                        without the link.",
            }
        }
        Letter::NewPassword { link, .. } => Words {
            subject: format!("A new password for {site}"),
            before: format!("Somebody, as we hope you, asked for a new password for your account at {site}."),
            link: link.clone(),
            act: "Choose a new password",
            after: "The link is good for one hour, once. If it was not you, do nothing: your password stays as it is.",
        },
    }
}

fn text(words: &Words) -> String {
    let Words { before, link, act, after, .. } = words;
    format!("{before}\n\n{act}:\n{link}\n\n{after}\n")
}

fn html(words: &Words, site: &str) -> String {
    let [before, link, act, after, site] =
        [&words.before, &words.link, words.act, words.after, site].map(Html::escaped);
    format!(
        r#"<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>{site}</title></head>
<body style="margin:0;padding:24px;font-family:sans-serif;font-size:16px;line-height:1.5;color:#15171a">
<div style="max-width:560px;margin:0 auto">
<p>{before}</p>
<p><a href="{link}" style="display:inline-block;padding:10px 18px;border-radius:4px;background:#15171a;color:#ffffff;text-decoration:none">{act}</a></p>
<p style="font-size:14px;word-break:break-all">{link}</p>
<p style="font-size:14px;color:#5d6570">{after}</p>
</div>
</body>
</html>
"#
    )
}
