//! The test web server, checked by bare sockets: what other tests build on.
#![allow(clippy::unwrap_used, reason = "a step that fails is a test that fails")]

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use flate2::read::GzDecoder;

use server::picture::row_colour;
use server::tls::TlsServer;
use server::{Served, Server, clip, long, moves, odd, parts, plain, wire};

mod server;

/// One answer as it came.
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.all(name).first().copied()
    }

    fn all(&self, name: &str) -> Vec<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value).collect()
    }

    fn words(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

fn raw(address: SocketAddr, request: &str) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    bytes
}

/// Sends a request that ends its connection; `more` is further header lines and body.
fn ask(server: &Server, method: &str, path: &str, more: &str) -> Answer {
    let address = server.addresses()[0];
    let more = if more.is_empty() { "\r\n" } else { more };
    let request =
        format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{more}");
    read(&raw(address, &request))
}

fn get(server: &Server, path: &str) -> Answer {
    ask(server, "GET", path, "")
}

fn read(bytes: &[u8]) -> Answer {
    let split = bytes.windows(4).position(|w| w == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(bytes[..split].to_vec()).unwrap();
    let status = head[9..12].parse().unwrap();
    let mut body = bytes[split + 4..].to_vec();
    if head.contains("Transfer-Encoding: chunked") {
        body = joined(&body);
    }
    Answer { status, head, body }
}

/// The bytes of a chunked body that has ended.
fn joined(mut wire: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let line = wire.windows(2).position(|w| w == b"\r\n").unwrap();
        let length = std::str::from_utf8(&wire[..line]).unwrap();
        let length = usize::from_str_radix(length, 16).unwrap();
        wire = &wire[line + 2..];
        if length == 0 {
            assert_eq!(wire, b"\r\n");
            return bytes;
        }
        bytes.extend(&wire[..length]);
        wire = &wire[length + 2..];
    }
}

fn served(server: &Server, method: &str, path: &str, status: u16) -> Served {
    Served { method: method.into(), url: server.url(path), status, range: None }
}

#[test]
fn statuses_have_their_words() {
    let server = Server::start();
    let wanted = [
        ("/quiet", 200, "Nothing here ever changes"),
        ("/gone", 410, "taken down"),
        ("/missing", 404, "isn't here"),
        ("/no-such-page", 404, "Nothing is at this address"),
        ("/error500", 500, "broke"),
        ("/forbidden", 403, "may not see"),
        ("/too-many", 429, "Too many"),
        ("/unavailable", 503, "Back soon"),
        ("/auth", 401, "password"),
        ("/robot", 403, "Verify you are human"),
    ];
    for (path, status, words) in wanted {
        let answer = get(&server, path);
        assert_eq!(answer.status, status, "{path}");
        assert!(answer.words().contains(words), "{path}");
        assert_eq!(answer.header("content-length"), Some(&*answer.body.len().to_string()));
    }
    let log: Vec<_> =
        wanted.iter().map(|(path, status, _)| served(&server, "GET", path, *status)).collect();
    assert_eq!(server.served(), log);
}

#[test]
fn answers_without_a_body_have_none() {
    let server = Server::start();
    for (path, status, length) in
        [("/no-content", 204, None), ("/missing-empty", 404, Some("0")), ("/empty", 200, Some("0"))]
    {
        let answer = get(&server, path);
        assert_eq!((answer.status, answer.header("content-length")), (status, length), "{path}");
        assert_eq!(answer.body, b"", "{path}");
    }
}

#[test]
fn head_gives_the_headers_of_get() {
    let server = Server::start();
    let (got, head) = (get(&server, "/post"), ask(&server, "HEAD", "/post", ""));
    assert_eq!(got.head, head.head);
    assert_eq!(head.body, b"");
    assert!(got.head.contains("\r\nX-oDD-SpeLLing: kept as sent"));
    assert_eq!(
        got.all("set-cookie"),
        [
            "visit=first-visit-value; Path=/; HttpOnly",
            "theme=plain-theme-value; Path=/; SameSite=Lax"
        ]
    );
}

#[test]
fn one_connection_serves_many_requests_and_each_host_is_its_own_origin() {
    let server = Server::start();
    let request = |host: &str, path: &str, end: &str| {
        format!("GET {path} HTTP/1.1\r\nHost: {host}:{}\r\n{end}\r\n", server.addresses()[1].port())
    };
    let three = [
        request("127.0.0.2", "/post", ""),
        request("localhost", "/post/photo.png?x=1", ""),
        request("127.0.0.2", "/post", "Connection: close\r\n"),
    ];
    raw(server.addresses()[1], &three.concat());
    let (post, photo) =
        (server.url_at("127.0.0.2", "/post"), server.url_at("localhost", "/post/photo.png?x=1"));
    assert_eq!(server.counts().into_iter().collect::<Vec<_>>(), [(post, 2), (photo, 1)]);
}

#[test]
fn a_range_is_a_206_with_just_those_bytes() {
    let server = Server::start();
    let film = clip::clip();
    assert!((8_350_000..8_450_000).contains(&film.len()), "{}", film.len());
    let whole = get(&server, "/video/clip.mp4");
    assert_eq!((whole.status, whole.body == film), (200, true));
    let part = ask(&server, "GET", "/video/clip.mp4", "Range: bytes=100-299\r\n\r\n");
    assert_eq!((part.status, &part.body[..]), (206, &film[100..300]));
    let shown = format!("bytes 100-299/{}", film.len());
    assert_eq!(part.header("content-range"), Some(&*shown));
    assert_eq!(server.served()[1].range.as_deref(), Some("bytes=100-299"));
    let beyond = ask(&server, "GET", "/video/clip.mp4", "Range: bytes=99999999-\r\n\r\n");
    assert_eq!((beyond.status, beyond.body.len()), (416, 0));
    let ignored = ask(&server, "GET", "/video/whole.mp4", "Range: bytes=0-9\r\n\r\n");
    assert_eq!((ignored.status, ignored.body.len()), (200, film.len()));
}

#[test]
fn ranges_are_read_as_rfc_9110_has_them() {
    for (asked, wanted) in [
        ("bytes=0-", Some(0..10)),
        ("bytes=2-4", Some(2..5)),
        ("bytes=-3", Some(7..10)),
        ("bytes=5-99", Some(5..10)),
        ("bytes=10-", None),
        ("bytes=4-2", None),
        ("lines=1-2", None),
    ] {
        assert_eq!(wire::range(asked, 10), wanted, "{asked}");
    }
}

#[test]
fn the_redirect_chain_goes_over_another_host() {
    let server = Server::start();
    let to = [
        "/redirect/2".to_owned(),
        server.url_at("127.0.0.2", "/redirect/3"),
        "/redirect/4".to_owned(),
        server.url("/redirect/end"),
    ];
    for ((status, path), to) in moves::CHAIN.iter().zip(&to) {
        let answer = get(&server, path);
        assert_eq!((answer.status, answer.header("location")), (*status, Some(to.as_str())));
        assert!(answer.header("set-cookie").is_some());
    }
    assert_eq!(get(&server, "/redirect/end").status, 200);
    assert_eq!(get(&server, "/private-redirect").header("location"), Some(moves::PRIVATE));
}

#[test]
fn gzip_comes_chunked_and_whole() {
    let server = Server::start();
    let page = get(&server, "/gzip");
    assert!(page.header("content-length").is_none());
    assert_eq!(page.header("content-encoding"), Some("gzip"));
    assert!(unpacked(&page.body).contains("Line 199 of a page"));
    let style = get(&server, "/gzip/style.css");
    assert_eq!(style.header("content-length"), Some(&*style.body.len().to_string()));
    assert!(unpacked(&style.body).contains("font-family"));
}

fn unpacked(bytes: &[u8]) -> String {
    let mut words = String::new();
    GzDecoder::new(bytes).read_to_string(&mut words).unwrap();
    words
}

#[test]
fn a_post_is_echoed_and_a_password_opens() {
    let server = Server::start();
    let body = format!("Content-Length: {}\r\n\r\n{}", parts::POSTED.len(), parts::POSTED);
    let echo = ask(&server, "POST", "/form-post/echo", &body);
    assert!(echo.words().contains(&format!("<p>POST said: {}</p>", parts::POSTED)));
    // reader:open-pomegranate-31
    let key = "Authorization: Basic cmVhZGVyOm9wZW4tcG9tZWdyYW5hdGUtMzE=\r\n\r\n";
    assert_eq!(ask(&server, "GET", "/auth", key).status, 200);
}

#[test]
fn rows_of_the_tall_page_have_colours_of_their_own() {
    let colours: BTreeSet<_> = (0..256).map(row_colour).collect();
    assert_eq!(colours.len(), 256);
    assert_eq!(row_colour(17), [37, 171, 69]);
    let server = Server::start();
    let picture = get(&server, "/tall/row-17.png").body;
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    assert_eq!(pixels, row_colour(17).repeat(256));
    let page = get(&server, "/tall").words();
    assert_eq!(page.matches("loading=\"lazy\"").count(), long::TALL_ROWS as usize);
}

#[test]
fn the_profile_is_nine_megabytes_and_the_list_ends() {
    let server = Server::start();
    let one = get(&server, "/profile/photo-7.png").body;
    assert_eq!(one, get(&server, "/profile/photo-7.png").body);
    assert!((150_000..152_000).contains(&one.len()), "{}", one.len());
    assert!(get(&server, "/profile").words().contains("/profile/photo-59.png"));
    assert!(get(&server, "/infinite/items?from=90").words().ends_with("\"Item 99\"]"));
    assert_eq!(get(&server, "/infinite/items?from=100").words(), "[]");
}

#[test]
fn a_second_load_is_another() {
    let server = Server::start();
    assert!(get(&server, "/second-load").words().contains("These words are load 1."));
    assert!(get(&server, "/second-load").words().contains("These words are load 2."));
}

#[test]
fn pages_name_what_they_are_made_of() {
    let server = Server::start();
    for path in plain::POST_PARTS.iter().chain(&parts::WORKER_PARTS) {
        assert_eq!(get(&server, path).status, 200, "{path}");
    }
    for (_, path) in parts::FRAME_PARTS {
        assert_eq!(get(&server, path).status, 200, "{path}");
    }
    for words in &plain::POST_TEXT[..3] {
        assert!(get(&server, "/post").words().contains(words), "{words}");
    }
    let title = get(&server, "/title").words();
    assert!(title.contains(&format!("<title>{}</title>", odd::TITLE)));
    let download = get(&server, "/download");
    assert!(download.header("content-disposition").unwrap().starts_with("attachment"));
}

#[test]
fn secrets_come_in_headers_and_never_in_a_body() {
    let server = Server::start();
    let page = get(&server, "/cookie-echo");
    let cookies = page.all("set-cookie");
    assert_eq!(cookies.len(), 2);
    for (cookie, secret) in cookies.iter().zip(odd::SECRETS) {
        assert!(cookie.contains(secret));
    }
    let sent = format!(
        "Cookie: session={}; device={}; script={}\r\nAuthorization: Bearer {}\r\n\r\n",
        odd::SECRETS[0],
        odd::SECRETS[1],
        odd::SECRETS[2],
        odd::SECRETS[4]
    );
    let back = ask(&server, "GET", "/cookie-echo/back", &sent);
    assert_eq!(back.words(), "All cookies and the token came back.");
    for secret in odd::SECRETS {
        assert!(!page.words().contains(secret));
    }
}

#[test]
fn a_websocket_says_two_things_and_closes() {
    let server = Server::start();
    let address = server.addresses()[0];
    let stream = TcpStream::connect(address).unwrap();
    let url = format!("ws://{address}/websocket/socket");
    let (mut socket, response) = tungstenite::client(url, stream).unwrap();
    assert_eq!(response.status().as_u16(), 101);
    let said: Vec<_> = (0..2).map(|_| socket.read().unwrap().to_string()).collect();
    assert_eq!(said, parts::FRAMES);
    assert!(socket.read().unwrap().is_close());
    assert_eq!(server.served(), [served(&server, "GET", "/websocket/socket", 101)]);
}

#[test]
fn endless_answers_begin_and_end_with_the_server() {
    let server = Server::start();
    let address = server.addresses()[0];
    let open: Vec<_> = ["/never-ends/photo.png", "/events/stream", "/endless", "/never-headers"]
        .map(|path| {
            let mut stream = TcpStream::connect(address).unwrap();
            write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\n\r\n").unwrap();
            assert!(server.wait_for_request(&server.url(path), Duration::from_secs(10)));
            stream
        })
        .into();
    for mut stream in &open[..3] {
        let mut first = [0; 15];
        stream.read_exact(&mut first).unwrap();
        assert_eq!(&first, b"HTTP/1.1 200 OK");
    }
    assert!(!server.counts().contains_key(&server.url("/never-headers")));
    assert!(!server.wait_for_request(&server.url("/quiet"), Duration::ZERO));
    let begun = Instant::now();
    drop(server);
    assert!(begun.elapsed() < Duration::from_secs(5));
    for mut stream in open {
        // Ended or reset: either way there is no more to come.
        drop(stream.read_to_end(&mut Vec::new()));
    }
    assert!(TcpStream::connect(address).is_err());
}

#[test]
fn a_connection_can_end_without_an_answer() {
    let server = Server::start();
    let address = server.addresses()[0];
    assert_eq!(raw(address, &format!("GET /hangup HTTP/1.1\r\nHost: {address}\r\n\r\n")), b"");
    assert_eq!(server.served(), []);
    assert_eq!(server.asked(), [server.url("/hangup")]);
}

#[test]
fn the_tls_server_has_a_chain_of_two_and_ends() {
    for server in [TlsServer::start(), TlsServer::start_expired()] {
        assert_eq!(server.chain().len(), 2);
        assert!(server.url("/post").starts_with("https://localhost:"));
        // The first bytes of a TLS record: it answers plain words with an alert.
        let alert = raw(server.address(), "GET /post HTTP/1.1\r\n\r\n");
        assert_eq!(alert[0], 21);
        assert_eq!(server.served(), []);
        let address = server.address();
        drop(server);
        assert!(TcpStream::connect(address).is_err());
    }
}
