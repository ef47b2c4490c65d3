"""Content to measure with: a base of 1,000 stories, multiplied in one way for Courant and for Ghost.

Copy K of a story has the slug `SLUG-kK`, the title `TITLE (K)`, ids of its own, and is K seconds older.
"""
import datetime, hashlib, json, os, subprocess, tempfile

from speed.machine import ROOT, TARGET, Missing, say

SHARED = os.path.join(ROOT, "..", "shared", "data", "ghost-export-1000.json")
GENERATOR = os.path.join(TARGET, "release", "examples", "write_archive")
# Beyond this a Ghost export is a detour: the stories are made by the demo's generator where they are wanted.
LARGEST_EXPORT = 200_000


def base():
    """A Ghost export of 1,000 stories: the one of BENCH_EXPORT or ../shared, else generated ones."""
    given = os.environ.get("BENCH_EXPORT") or SHARED
    if os.path.exists(given):
        return os.path.abspath(given)
    made = os.path.join(TARGET, "bench", "base.json")
    if not os.path.exists(made):
        os.makedirs(os.path.dirname(made), exist_ok=True)
        with open(made, "wb") as out:
            subprocess.run([GENERATOR, "1000"], stdout=out, check=True)
    return made


def examples():
    """Addresses that every multiplication of the base has: a story, a tag and an author, each with much to show."""
    with open(base(), encoding="utf-8") as file:
        data = json.load(file)["db"][0]["data"]
    shown = [post for post in data["posts"] if _is_shown(post)]
    slugs = {kind: {thing["id"]: thing["slug"] for thing in data[kind]} for kind in ("tags", "users")}
    public = lambda slug: slug and not slug.startswith("hash-")
    most = lambda rows, key, of: max(
        (slug for slug in slugs[of].values() if public(slug)),
        key=lambda slug: sum(1 for row in rows if slugs[of].get(row[key]) == slug))
    stories = sorted(shown, key=lambda post: len(post.get("html") or ""))
    return {"story": f"/{stories[len(stories) // 2]['slug']}/",
            "tag": f"/tag/{most(data['posts_tags'], 'tag_id', 'tags')}/",
            "author": f"/author/{most(data['posts_authors'], 'author_id', 'users')}/",
            "stories": [f"/{post['slug']}/" for post in shown]}


def _is_shown(post):
    return post.get("type", "post") == "post" and post["status"] == "published" and post.get("visibility") == "public"


def fill(courant, folder, stories):
    """Imports so many stories into a data folder."""
    if stories > LARGEST_EXPORT:
        return generate(courant, folder, stories)
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as out:
        multiply(base(), stories, out)
        out.flush()
        _import(courant, out.name, folder)


def _import(courant, export, folder):
    done = subprocess.run([courant, "import", "ghost", export, "--data", folder], capture_output=True, text=True)
    if done.returncode:
        raise Missing(f"the import of {export} failed: {done.stderr.strip()[-500:]}")


def generate(courant, folder, stories):
    """Makes a large newsroom by the demo's generator and an import."""
    say("this takes minutes, once")
    with tempfile.NamedTemporaryFile("wb", suffix=".json") as out:
        subprocess.run([GENERATOR, str(stories)], stdout=out, check=True)
        _import(courant, out.name, folder)


def multiply(export, stories, out):
    """Writes an export with so many stories, made from the published ones of `export`."""
    with open(export, encoding="utf-8") as file:
        document = json.load(file)
    data = document["db"][0]["data"]
    originals = [post for post in data["posts"] if post.get("type", "post") == "post" and post["status"] == "published"]
    belonging = {table: _by_post(data.get(table, [])) for table in ("posts_meta", "posts_tags", "posts_authors")}
    wanted = stories - sum(1 for post in data["posts"] if post.get("type", "post") == "post")
    for number in range(max(0, wanted)):
        post, copy = originals[number % len(originals)], number // len(originals) + 1
        data["posts"].append(_copy_of(post, copy))
        for table, rows in belonging.items():
            for row in rows.get(post["id"], ()):
                row = {**row, "id": new_id("r", copy, row["id"]), "post_id": new_id("p", copy, post["id"])}
                data[table].append(row)
    json.dump(document, out)


def _by_post(rows):
    found = {}
    for row in rows:
        found.setdefault(row["post_id"], []).append(row)
    return found


def _copy_of(post, copy):
    made = {**post, "id": new_id("p", copy, post["id"]), "comment_id": new_id("p", copy, post["id"]),
            "slug": f"{post['slug'][:170]}-k{copy}", "title": f"{post['title']} ({copy})"}
    digits = hashlib.md5(f"u{copy}:{post['id']}".encode()).hexdigest()
    made["uuid"] = f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"
    for name in ("created_at", "updated_at", "published_at"):
        made[name] = post.get(name) and _older(post[name], copy)
    return made


def _older(moment, seconds):
    form = "%Y-%m-%dT%H:%M:%S.%fZ" if "T" in moment else "%Y-%m-%d %H:%M:%S"
    older = datetime.datetime.strptime(moment, form) - datetime.timedelta(seconds=seconds)
    return older.strftime("%Y-%m-%d %H:%M:%S")


def new_id(kind, copy, old):
    """The id of a copy, as the statements in ghost/multiply.py make it."""
    return hashlib.md5(f"{kind}{copy}:{old}".encode()).hexdigest()[:24]
