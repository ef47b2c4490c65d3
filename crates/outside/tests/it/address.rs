//! Addresses as people write them, and as attackers do.

use outside::{Address, AddressError, Allow, OutsideError, Request};

use crate::host::{Host, client};

fn read(text: &str) -> Result<Address, AddressError> {
    Address::new(text, &Allow::default())
}

#[test]
fn addresses_of_the_web_are_read() {
    for (text, as_asked) in [
        ("https://news.example/a?b=c#d", "https://news.example/a?b=c"),
        ("HTTP://News.Example", "http://news.example/"),
        ("http://8.8.8.8:80/", "http://8.8.8.8/"),
        ("https://новини.example/порт", "https://xn--b1amarcd.example/%D0%BF%D0%BE%D1%80%D1%82"),
        ("https://[2606:4700::1111]/", "https://[2606:4700::1111]/"),
        (
            "https://news.example/?to=user@elsewhere.example",
            "https://news.example/?to=user@elsewhere.example",
        ),
    ] {
        assert_eq!(read(text).unwrap().url().as_str(), as_asked, "{text}");
    }
}

#[test]
fn what_programs_read_differently_is_refused() {
    for text in [
        "",
        "news.example",
        "//news.example/",
        "http:127.0.0.1",
        "http:/127.0.0.1/",
        "http:///127.0.0.1/",
        "http:\\\\127.0.0.1\\",
        "http://news.example\\@127.0.0.1/",
        "http://127.0.0.1\t/",
        "http://news.example/\r\nHost: inside",
        "http://news example/",
        " http://news.example/",
        "http://fe80::1%eth0/",
        "http://[fe80::1%25eth0]/",
    ] {
        assert!(matches!(read(text), Err(AddressError::Text(_))), "{text:?}: {:?}", read(text));
    }
}

#[test]
fn other_schemes_users_and_ports_are_refused() {
    for text in
        ["file:///etc/passwd", "gopher://news.example/", "ftp://news.example/", "data:text/html,x", "blob:x"]
    {
        assert!(matches!(read(text), Err(AddressError::Scheme(_))), "{text}");
    }
    for text in [
        "http://ok@127.0.0.1/",
        "http://a:b@news.example/",
        "http://:b@news.example/",
        "http://@news.example/",
    ] {
        assert_eq!(read(text), Err(AddressError::User), "{text}");
    }
    assert_eq!(read("http://news.example:25/"), Err(AddressError::Port(25)));
    assert_eq!(read("https://news.example:6379/"), Err(AddressError::Port(6379)));
    let allow = Allow { ports: vec![8443], ..Allow::default() };
    assert!(Address::new("https://news.example:8443/", &allow).is_ok());
}

#[test]
fn a_number_in_disguise_is_refused() {
    for host in [
        "2130706433",
        "0x7f000001",
        "017700000001",
        "0x7f.1",
        "127.1",
        "0177.0.0.1",
        "127.0.0.1.",
        "134744072",
    ] {
        let text = format!("http://{host}/");
        assert!(matches!(read(&text), Err(AddressError::Disguise(_))), "{text}: {:?}", read(&text));
    }
}

#[tokio::test]
async fn an_address_inside_the_house_is_not_knocked_at() {
    let host = Host::page("127.0.0.1", "secret").await;
    let client = client(&[], &[&host], |_| vec!["127.0.0.1".parse().unwrap()]);
    let port = host.address.port();
    for name in ["127.0.0.1", "news.example", "localhost", "[::ffff:127.0.0.1]", "[::1]", "[::]", "0.0.0.0"] {
        let address = client.address(&format!("http://{name}:{port}/")).unwrap();
        let refused = client.ask(Request::get(address, &[])).await.unwrap_err();
        assert!(matches!(refused, OutsideError::NotPublic { .. }), "{name}: {refused}");
    }
    assert_eq!(host.asked().len(), 0);
}
