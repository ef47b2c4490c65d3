"""As much of Ghost's Admin API as it takes to own a new site and to import into it."""
import http.cookiejar, json, time, urllib.error, urllib.request, uuid

from speed.machine import Missing

EMAIL, PASSWORD = "owner@example.com", "bench-Owner-2026-long"


class Admin:
    """The owner of a Ghost site that was just made."""

    def __init__(self, url):
        self.url = url
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def call(self, method, path, body=None, kind="application/json"):
        """Asks; returns the JSON that was answered."""
        data = json.dumps(body).encode() if isinstance(body, dict) else body
        headers = {"Origin": self.url, "Accept-Version": "v6.0", "Content-Type": kind}
        request = urllib.request.Request(f"{self.url}/ghost/api/admin/{path}", data=data, headers=headers, method=method)
        try:
            with self.opener.open(request, timeout=1200) as answer:
                text = answer.read()
        except urllib.error.HTTPError as error:
            raise Missing(f"Ghost answers {path} with {error.code}: {error.read()[:300]!r}") from error
        return json.loads(text) if text[:1] in (b"{", b"[") else {}

    def sign_up(self):
        owner = {"name": "Bench", "email": EMAIL, "password": PASSWORD, "blogTitle": "Bench"}
        self.call("POST", "authentication/setup/", {"setup": [owner]})
        self.call("POST", "session/", {"username": EMAIL, "password": PASSWORD})

    def content_key(self):
        made = self.call("POST", "integrations/?include=api_keys", {"integrations": [{"name": "Bench"}]})
        keys = made["integrations"][0]["api_keys"]
        return next(key["secret"] for key in keys if key["type"] == "content")

    def replace_content(self, export):
        """Takes the stories away that a new Ghost has, and imports an export."""
        for kind in ("posts", "pages"):
            for thing in self.call("GET", f"{kind}/?limit=100&fields=id")[kind]:
                self.call("DELETE", f"{kind}/{thing['id']}/")
        with open(export, "rb") as file:
            data = file.read()
        posts = json.loads(data)["db"][0]["data"]["posts"]
        wanted = sum(1 for post in posts if post.get("type", "post") == "post")
        edge = uuid.uuid4().hex
        head = f'--{edge}\r\nContent-Disposition: form-data; name="importfile"; filename="export.json"\r\n' \
               f"Content-Type: application/json\r\n\r\n"
        body = head.encode() + data + f"\r\n--{edge}--\r\n".encode()
        self.call("POST", "db/", body, f"multipart/form-data; boundary={edge}")
        self._wait_for(wanted)

    def _wait_for(self, stories):
        end = time.monotonic() + 900
        while time.monotonic() < end:
            try:
                if self.call("GET", "posts/?limit=1&fields=id")["meta"]["pagination"]["total"] >= stories:
                    return
            except Missing:
                # Ghost answers with errors while its import holds the database.
                pass
            time.sleep(2)
        raise Missing(f"Ghost did not import {stories} stories within 15 minutes")
