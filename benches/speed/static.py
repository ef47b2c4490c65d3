"""The peers that send the same bytes without thinking: nginx with a static file, and a bare hyper server."""
import gzip, os, subprocess

from speed.machine import TARGET, free_port, program, stop, until_up

HYPER = os.path.join(TARGET, "release", "examples", "bare_hyper")
# What hyper sends by itself, or what belongs to a connection.
OWN = ("content-length", "date", "connection", "transfer-encoding")

CONFIGURATION = """
daemon off;
{user}
worker_processes {workers};
worker_cpu_affinity auto;
error_log {folder}/error.log error;
pid {folder}/nginx.pid;
events {{ worker_connections 4096; }}
http {{
    types {{ text/html html; }}
    charset utf-8;
    access_log off;
    sendfile on;
    tcp_nopush on;
    tcp_nodelay on;
    keepalive_requests 100000000;
    keepalive_timeout 65;
    open_file_cache max=1000 inactive=60s;
    gzip_static on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{ listen 127.0.0.1:{port} backlog=4096; root {folder}/root; }}
}}
"""


class Nginx:
    """nginx with pages as files, each with its gzip beside it; as many workers as there are cores."""

    def __init__(self, folder, pages):
        root = os.path.join(folder, "root")
        os.makedirs(root, exist_ok=True)
        for name, page in pages.items():
            with open(os.path.join(root, f"{name}.html"), "wb") as file:
                file.write(page)
            with open(os.path.join(root, f"{name}.html.gz"), "wb") as file:
                file.write(gzip.compress(page, 9))
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        configuration = os.path.join(folder, "nginx.conf")
        user = "user root;" if os.geteuid() == 0 else ""
        with open(configuration, "w") as file:
            file.write(CONFIGURATION.format(user=user, workers=os.cpu_count(), folder=folder, port=self.port))
        nginx = program("nginx", "nginx-light")
        self.process = subprocess.Popen([nginx, "-p", folder, "-c", configuration], stderr=subprocess.DEVNULL)
        until_up(f"{self.url}/{next(iter(pages))}.html", self.process)
        self.pids = [self.process.pid]

    def stop(self):
        stop(self.process)


class Hyper:
    """A bare hyper server with one answer: the bytes and headers that Courant gave."""

    def __init__(self, folder, headers, body):
        files = [os.path.join(folder, name) for name in ("sent.body", "sent.headers")]
        with open(files[0], "wb") as file:
            file.write(body)
        with open(files[1], "w") as file:
            file.writelines(f"{name}: {value}\n" for name, value in headers.items() if name.lower() not in OWN)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = subprocess.Popen([HYPER, str(self.port), *files])
        until_up(self.url + "/", self.process)
        self.pids = [self.process.pid]

    def stop(self):
        stop(self.process)
