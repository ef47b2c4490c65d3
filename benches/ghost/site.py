"""A running Ghost with so many stories, on SQLite or MariaDB. Sites are made once and kept below target/bench."""
import json, os, shutil, subprocess, time

from ghost.admin import Admin
from ghost.install import APP, NODE, environment, install
from ghost.multiply import MariaDb, Sqlite, multiply
from speed import archive
from speed.machine import TARGET, Missing, fetch, free_port, program, say, stop, until_up

KEPT = os.path.join(TARGET, "bench")
FOLDERS = ("adapters", "apps", "data", "files", "images", "logs", "media", "public", "settings", "themes")


class Database:
    """A MariaDB server of its own, with one database."""

    def __init__(self, folder):
        self.folder = os.path.join(folder, "mariadb")
        self.socket = os.path.join(self.folder, "server.sock")
        self.port = free_port()
        server, self.client = program("mariadbd", "mariadb-server"), program("mariadb", "mariadb-client")
        new = not os.path.exists(os.path.join(self.folder, "mysql"))
        if new:
            os.makedirs(self.folder, exist_ok=True)
            maker = program("mariadb-install-db", "mariadb-server")
            subprocess.run([maker, "--no-defaults", f"--datadir={self.folder}", "--auth-root-authentication-method=normal",
                            *_as_root()], check=True, stdout=subprocess.DEVNULL)
        self.process = subprocess.Popen(
            [server, "--no-defaults", f"--datadir={self.folder}", f"--socket={self.socket}", f"--port={self.port}",
             "--bind-address=127.0.0.1", "--innodb-buffer-pool-size=2G", *_as_root()],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._wait()
        if new:
            self._sql("create database ghost character set utf8mb4; create user g@'127.0.0.1' identified by 'g'; "
                      "grant all on ghost.* to g@'127.0.0.1'")

    def _sql(self, text):
        return subprocess.run([self.client, "--no-defaults", "-S", self.socket, "-u", "root", "-e", text],
                              capture_output=True)

    def _wait(self):
        for _ in range(600):
            if self._sql("select 1").returncode == 0:
                return
            time.sleep(0.1)
        raise Missing("MariaDB did not start")

    def configuration(self):
        connection = {"host": "127.0.0.1", "port": self.port, "user": "g", "password": "g", "database": "ghost"}
        return {"client": "mysql", "connection": connection}

    def multiplied(self):
        return MariaDb(self.client, self.socket)

    def stop(self):
        stop(self.process)


class File:
    """The file of a Ghost on SQLite."""

    process = None

    def __init__(self, folder):
        self.file = os.path.join(folder, "content", "data", "ghost.db")

    def configuration(self):
        return {"client": "sqlite3", "connection": {"filename": self.file}, "useNullAsDefault": True}

    def multiplied(self):
        return Sqlite(self.file)

    def stop(self):
        pass


def _as_root():
    return ["--user=root"] if os.geteuid() == 0 else []


class Ghost:
    """Ghost with so many stories, the same as Courant's; its theme is Casper."""

    def __init__(self, database, stories):
        install()
        self.name = {"mariadb": "Ghost on MariaDB", "sqlite": "Ghost on SQLite"}[database]
        self.folder = os.path.join(KEPT, f"ghost-{database}-{stories}")
        self.process = None
        marker = os.path.join(self.folder, "bench.json")
        if not os.path.exists(marker):
            # What was begun and not finished is begun anew.
            shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder, exist_ok=True)
        self.database = (Database if database == "mariadb" else File)(self.folder)
        try:
            if not os.path.exists(marker):
                self._make(stories, marker)
            with open(marker) as file:
                self.key = json.load(file)["key"]
            self._start()
        except BaseException:
            self.stop()
            raise

    def _start(self):
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        content = os.path.join(self.folder, "content") + os.sep
        for name in FOLDERS:
            os.makedirs(os.path.join(content, name), exist_ok=True)
        for theme in ("casper", "source"):
            installed = os.path.join(content, "themes", theme)
            if not os.path.exists(installed):
                shutil.copytree(os.path.join(APP, "content", "themes", theme), installed)
        configuration = {
            "url": self.url, "server": {"host": "127.0.0.1", "port": port}, "database": self.database.configuration(),
            "mail": {"transport": "stub", "from": "noreply@example.com"}, "process": "local",
            "logging": {"level": "error", "transports": ["stdout"]}, "paths": {"contentPath": content},
            "privacy": {"useUpdateCheck": False, "useGravatar": False, "useRpcPing": False},
            "security": {"staffDeviceVerification": False}, "emailAnalytics": {"enabled": False},
            "disableMigrationBackups": True}
        with open(os.path.join(self.folder, "config.production.json"), "w") as file:
            json.dump(configuration, file)
        current = os.path.join(self.folder, "current")
        if not os.path.islink(current):
            os.symlink(APP, current)
        log = open(os.path.join(self.folder, "ghost.log"), "ab")
        self.process = subprocess.Popen([NODE, "current/index.js"], cwd=self.folder, env=environment(),
                                        stdout=log, stderr=log)
        until_up(self.url + "/", self.process, patience=300)
        self.pids = [self.process.pid] + ([self.database.process.pid] if self.database.process else [])

    def _make(self, stories, marker):
        say(f"making {self.name} with {stories:,} stories in {self.folder}")
        self._start()
        admin = Admin(self.url)
        admin.sign_up()
        key = admin.content_key()
        admin.replace_content(archive.base())
        admin.call("PUT", "themes/casper/activate/")
        stop(self.process)
        multiply(self.database.multiplied(), stories)
        with open(marker, "w") as file:
            json.dump({"key": key}, file)

    def page(self, path):
        status, headers, body = fetch(self.url + path)
        if status != 200:
            raise Missing(f"{self.name} answers {path} with {status}")
        return headers, body

    def stop(self):
        stop(self.process)
        self.database.stop()
