"""TLS to the mail server: no password in clear, no certificate that nobody vouches for."""

import ssl

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from crawler.config import Report as ReportSettings
from crawler.watching.tell import tell
from newsletter.sending.relay import Relay, RelayError
from tests.crawler.test_health import reported
from tests.newsletter.test_send import free_port

PASSWORD = "tres-secreto-42"


class Server(Controller):
    """An SMTP server that writes down who logged in and what came. `asked` holds all commands with their words."""

    def __init__(self, *, tls=None, implicit=None, needs_tls=True):
        self.mails, self.asked = [], []
        more = {"tls_context": tls} if tls else {}
        super().__init__(
            self,
            hostname="127.0.0.1",
            port=free_port(),
            ssl_context=implicit,
            authenticator=self.login,
            auth_require_tls=needs_tls and not implicit,
            **more,
        )

    def login(self, server, session, envelope, mechanism, data):
        self.asked.append((mechanism, data.password.decode()))
        return AuthResult(success=data.password == PASSWORD.encode(), handled=False)

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.mails.append(envelope.content)
        return "250 OK"


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def pem(authority, tmp_path):
    path = tmp_path / "house.pem"
    authority.cert_pem.write_to_path(path)
    return str(path)


def context(authority, *names):
    made = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(*names).configure_cert(made)
    return made


@pytest.fixture
def tls(authority):
    return context(authority, "127.0.0.1")


@pytest.fixture
def started():
    servers = []

    def start(**how):
        server = Server(**how)
        servers.append(server)
        server.start()
        return server

    yield start
    for server in servers:
        server.stop()


@pytest.fixture
def report(tmp_path, caplog):
    made = reported(tmp_path)

    def told(settings):
        """What the log says of sending the report so."""
        caplog.clear()
        tell(made, settings, tmp_path)
        return caplog.text

    return told


def test_starttls_and_tls_from_the_first_byte_log_in(started, tls, pem):
    for server, scheme in ((started(tls=tls), "smtp"), (started(implicit=tls), "smtps")):
        Relay(f"{scheme}://127.0.0.1:{server.port}", "news", PASSWORD, pem).connect().close()
        assert [password for _, password in server.asked] == [PASSWORD]


@pytest.mark.parametrize("user", ["news", "事務局"])
def test_a_server_without_starttls_never_sees_the_password(started, user):
    server = started(needs_tls=False)
    with pytest.raises(RelayError, match="not sent in clear"):
        Relay(f"smtp://127.0.0.1:{server.port}", user, PASSWORD).connect()
    assert server.asked == []


def test_without_a_user_a_relay_on_this_machine_needs_no_tls(started):
    Relay(f"smtp://127.0.0.1:{started(needs_tls=False).port}").connect().close()


@pytest.mark.parametrize("names", [("127.0.0.1",), ("mail.other.example",)])
@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_certificate_of_nobody_or_of_another_host_ends_it(started, authority, pem, names, scheme):
    known = pem if names != ("127.0.0.1",) else ""  # trusted, but for another host; or ours, but trusted by nobody
    own = context(authority, *names)
    server = started(tls=own) if scheme == "smtp" else started(implicit=own)
    with pytest.raises(RelayError, match=r"certificate of 127\.0\.0\.1"):
        Relay(f"{scheme}://127.0.0.1:{server.port}", "news", PASSWORD, known).connect()
    assert server.asked == []


def test_a_wrong_password_is_said_without_repeating_it(started, tls, pem):
    server = started(tls=tls)
    with pytest.raises(RelayError, match="user or password refused") as told:
        Relay(f"smtp://127.0.0.1:{server.port}", "news", "wrong-one", pem).connect()
    assert "wrong-one" not in str(told.value)


@pytest.mark.parametrize(
    "url", ["", "mail.example", "smtp://", "smtp://h:x", "smtp://h:99999", "http://h", "smtp://[::1"]
)
def test_a_server_that_is_none_is_a_sentence(url):
    with pytest.raises(RelayError, match="smtp://host:port"):
        Relay(url).connect()


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_a_file_of_certificates_that_is_none_is_named(tmp_path, content):
    path = tmp_path / "ca.pem"
    if content:
        path.write_text(content)
    with pytest.raises(RelayError, match=r"ca\.pem: no PEM file"):
        Relay("smtp://127.0.0.1:9", authority=str(path)).connect()


@pytest.mark.parametrize("trusted", [True, False])
def test_the_report_mail_checks_the_certificate(report, started, tls, pem, trusted):
    server = started(tls=tls)
    where = {"smtp_host": "127.0.0.1", "smtp_port": server.port, "smtp_ca": pem if trusted else ""}
    settings = ReportSettings(**where, smtp_user="report", smtp_password=PASSWORD, mail_to="b@x.example")
    log = report(settings)
    assert len(server.mails) == trusted
    assert ("is not trusted" in log) is not trusted
    assert PASSWORD not in log


def test_the_report_mail_keeps_its_password_where_there_is_no_tls(report, started):
    server = started(needs_tls=False)
    settings = ReportSettings(
        smtp_host="127.0.0.1", smtp_port=server.port, smtp_user="r", smtp_password=PASSWORD, mail_to="b@x.example"
    )
    assert "not sent in clear" in report(settings)
    assert (server.mails, server.asked) == ([], [])
