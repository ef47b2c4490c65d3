//! Ghost's own client for the Content API, from npm, against a live site.

use std::process::Command;

use crate::live::{Live, kept};

/// Asks in every way that the client has, and prints `ok` after the last answer.
const ASK: &str = r"
    const GhostContentAPI = require('@tryghost/content-api');
    const assert = require('assert');
    const [url, key] = process.argv.slice(1);
    const api = new GhostContentAPI({url, key, version: 'v6.0'});
    (async () => {
        const posts = await api.posts.browse({limit: 5, include: ['tags', 'authors']});
        assert.equal(posts.length, 5);
        assert.equal(posts.meta.pagination.total, 999);
        assert.ok(posts[0].primary_tag.slug && posts[0].primary_author.name && posts[0].html);
        const second = await api.posts.browse({limit: 5, page: 2, fields: ['slug']});
        assert.deepEqual(Object.keys(second[0]), ['slug']);
        const one = await api.posts.read({slug: posts[0].slug}, {formats: ['html', 'plaintext']});
        assert.equal(one.title, posts[0].title);
        assert.ok(one.plaintext);
        assert.equal((await api.posts.read({id: one.id})).slug, one.slug);
        const tagged = await api.posts.browse({filter: 'tag:video+featured:false', include: 'tags'});
        assert.ok(tagged.length && tagged.every(post => post.tags.some(tag => tag.slug === 'video')));
        const since = await api.posts.browse({filter: `published_at:>'2026-01-01 00:00:00'`, limit: 3});
        assert.ok(since.every(post => post.published_at > '2026'));
        const ordered = await api.posts.browse({order: 'title asc', limit: 20});
        assert.deepEqual(ordered.map(p => p.title), ordered.map(p => p.title).sort());
        assert.ok((await api.authors.browse({include: 'count.posts'}))[0].count.posts > 0);
        assert.ok((await api.tags.read({slug: 'video'}, {include: 'count.posts'})).count.posts > 0);
        assert.ok((await api.pages.browse()).length >= 3);
        assert.equal((await api.settings.browse()).title, 'The Daily Lab');
        assert.ok((await api.tiers.browse()).length);
        await assert.rejects(api.posts.read({slug: 'no-such-post'}), error =>
            error.response.status === 404 && error.type === 'NotFoundError');
        await assert.rejects(api.posts.browse({filter: 'tag:['}), error => error.type === 'BadRequestError');
        const stranger = new GhostContentAPI({url, key: 'f'.repeat(26), version: 'v6.0'});
        await assert.rejects(stranger.posts.browse(), error => error.type === 'UnauthorizedError');
        console.log('ok');
    })().catch(error => { console.error(error); process.exit(1); });
";

#[test]
fn ghosts_own_client_reads_a_live_site() {
    let Some(live) = Live::site() else { return };
    let folder = kept("content-api-client");
    if !folder.join("node_modules/@tryghost/content-api").exists() {
        let npm = Command::new("npm")
            .args(["install", "--no-audit", "--no-fund", "--silent", "--prefix"])
            .arg(&folder)
            .arg("@tryghost/content-api@1.12.12")
            .status();
        if !npm.is_ok_and(|status| status.success()) {
            testing::skip("npm could not install @tryghost/content-api");
            return;
        }
    }
    let asked =
        Command::new("node").args(["-e", ASK, &live.url(), &live.key]).current_dir(&folder).output().unwrap();
    let said = String::from_utf8_lossy(&asked.stdout);
    assert_eq!(said.trim(), "ok", "{}", String::from_utf8_lossy(&asked.stderr));
}
