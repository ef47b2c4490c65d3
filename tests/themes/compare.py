#!/usr/bin/env python3
"""Shows the same pages in a running Ghost and a running Courant, theme by theme, and says where they differ.

usage: compare.py GHOST_URL EMAIL PASSWORD COURANT_URL COURANT_DATA THEMES_FOLDER [--show N]

Both serve the same content: Courant has imported Ghost's own export, and has Ghost's addresses of scripts (portal__url
and so on). Each folder in THEMES_FOLDER is a theme that Ghost has too, under the same name (content/themes, read when
Ghost starts). The program is COURANT, or target/debug/courant; domdiff.py is found in COURANT_SHARED or ../shared.
Prints a line for each theme and the first differences of each page. Exit status 1 where any page differs.
"""
import difflib, http.client, http.cookiejar, json, os, re, subprocess, sys, time, urllib.error, urllib.parse, urllib.request

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
SHARED = os.environ.get("COURANT_SHARED") or os.path.join(ROOT, "..", "shared")
sys.path.insert(0, os.path.join(SHARED, "tools"))
import domdiff  # noqa: E402

PROGRAM = os.environ.get("COURANT") or os.path.join(ROOT, "target", "debug", "courant")
# Stories of each kind that are shown in every theme.
OF_EACH_KIND = 8


class Ghost:
    """The Admin API of a Ghost, as far as it is needed here."""

    def __init__(self, url, email, password):
        self.url = url
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        self.call("POST", "session/", {"username": email, "password": password})

    def call(self, method, path, body=None):
        headers = {"Origin": self.url, "Accept-Version": "v6.0", "Content-Type": "application/json"}
        data = json.dumps(body).encode() if body else None
        request = urllib.request.Request(f"{self.url}/ghost/api/admin/{path}", data, headers, method=method)
        with self.opener.open(request, timeout=120) as answer:
            text = answer.read()
        return json.loads(text) if text[:1] == b"{" else {}

    def addresses(self):
        """Lists, an address that leads nowhere, and some of each kind of story, page, tag and author."""
        lists = ["/", "/page/2/", "/no-such-page/", "/tag/no-such-tag/"]
        for kind, beside in (("posts", ""), ("pages", ""), ("tags", "&filter=visibility:public"), ("users", "")):
            found = self.call("GET", f"{kind}/?limit=100&fields=slug,url{beside}")[kind]
            step = max(1, len(found) // OF_EACH_KIND)
            lists += [urllib.parse.urlparse(thing["url"]).path for thing in found[::step]]
        return list(dict.fromkeys(lists))


def page(url, path):
    """The status of a page, and the page as a list of its pieces; what differs on purpose is taken away."""
    asked = urllib.parse.urlparse(url)
    connection = http.client.HTTPConnection(asked.hostname, asked.port, timeout=60)
    connection.request("GET", path, headers={"User-Agent": "compare", "Accept-Encoding": "identity"})
    answer = connection.getresponse()
    html = answer.read().decode("utf-8", "replace")
    connection.close()
    for own, common in ((asked.netloc, "SITE"), (urllib.parse.quote(asked.netloc, safe=""), "SITE")):
        html = html.replace(own, common)
    html = re.sub(r'data-key="[0-9a-f]{26}"', "", html)
    return [f"{answer.status}", *domdiff.flat(html, RULES)]


RULES = [(re.compile(r"\?v=[\w-]{10,}"), ""), (re.compile(r"Ghost \d+\.\d+|Courant \d[\w.\-]*"), "GENERATOR"),
         (re.compile(r"(?s)^\.gh-post-upgrade-cta.*$"), "")]


def compare(ghost, courant, paths, show):
    """How many pages are equal; prints the first differences of the others."""
    equal = 0
    for path in paths:
        page(ghost, path)  # Ghost's first answer can differ from all that follow.
        pieces = difflib.unified_diff(page(ghost, path), page(courant, path), "Ghost", "Courant", lineterm="", n=0)
        differences = [line for line in pieces if not line.startswith(("---", "+++", "@@"))]
        equal += not differences
        if differences:
            print(f"  {path}: {len(differences)} pieces differ", *(line[:200] for line in differences[:show]), sep="\n    ")
    return equal


def main():
    if len(sys.argv) < 7:
        sys.exit(__doc__)
    url, email, password, courant, data, folder = sys.argv[1:7]
    show = int(sys.argv[sys.argv.index("--show") + 1]) if "--show" in sys.argv else 6
    ghost = Ghost(url, email, password)
    paths, all_equal = ghost.addresses(), True
    for theme in sorted(os.listdir(folder)):
        try:
            ghost.call("PUT", f"themes/{theme}/activate/")
        except urllib.error.HTTPError as error:
            print(f"{theme}: Ghost refuses it with {error.code}")
            continue
        used = subprocess.run([PROGRAM, "--data", data, "theme", "use", os.path.join(folder, theme)],
                              capture_output=True, text=True)
        if used.returncode:
            print(f"{theme}: Courant refuses it: {used.stderr.strip()}")
            all_equal = False
            continue
        time.sleep(0.5)  # The server looks for changes by other programs a few times a second.
        equal = compare(url, courant, paths, show)
        all_equal &= equal == len(paths)
        print(f"{theme}: {equal} of {len(paths)} pages are equal", flush=True)
    sys.exit(0 if all_equal else 1)


if __name__ == "__main__":
    main()
