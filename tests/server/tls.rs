//! One page over TLS 1.3 and HTTP/2, with certificates made at start.
//!
//! | path | exercises | a capture should record |
//! | --- | --- | --- |
//! | `/post` | h2, a style sheet and a picture, an issuer no computer knows | by default: stopped, the certificate error and the chain recorded; with bad certificates accepted: all of [`PARTS`], `h2`, the chain of two |
//!
//! [`TlsServer::start_expired`] is the same with a certificate whose time has passed.

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::http::uri::{Authority, PathAndQuery};
use hyper::service::service_fn;
use hyper::{Response, Version};
use hyper_util::rt::{TokioExecutor, TokioIo};
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};

use super::Served;
use super::picture::solid;

/// What `/post` loads, itself first.
pub const PARTS: [&str; 3] = ["/post", "/post/style.css", "/post/photo.png"];

type Log = Arc<Mutex<Vec<Served>>>;

/// A running server; dropping it ends it.
pub struct TlsServer {
    address: SocketAddr,
    chain: Vec<Vec<u8>>,
    served: Log,
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl TlsServer {
    /// With a certificate good until 2049, from an issuer of its own.
    pub fn start() -> TlsServer {
        TlsServer::until(2049)
    }

    /// With a certificate that ended with 2020.
    pub fn start_expired() -> TlsServer {
        TlsServer::until(2021)
    }

    fn until(year: i32) -> TlsServer {
        let (chain, key) = certificates(year);
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(chain.clone(), key.into())
            .unwrap();
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let (served, stopped) = (Log::default(), Arc::new(AtomicBool::new(false)));
        let (log, stop) = (Arc::clone(&served), Arc::clone(&stopped));
        let thread = std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_io().build().unwrap();
            // Leaving the accept loop drops the runtime, and with it every connection.
            runtime.block_on(accept(listener, TlsAcceptor::from(Arc::new(config)), &log, &stop));
        });
        let chain = chain.iter().map(|certificate| certificate.to_vec()).collect();
        TlsServer { address, chain, served, stopped, thread: Some(thread) }
    }

    /// `path` at `https://localhost:PORT`; the certificate also names 127.0.0.1.
    pub fn url(&self, path: &str) -> String {
        format!("https://localhost:{}{path}", self.address.port())
    }

    /// The socket listened on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The certificates sent, as DER: the server's, then its issuer's.
    pub fn chain(&self) -> &[Vec<u8>] {
        &self.chain
    }

    /// Every request answered so far.
    pub fn served(&self) -> Vec<Served> {
        self.served.lock().unwrap().clone()
    }
}

impl Drop for TlsServer {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        // Only to wake the accept loop.
        drop(TcpStream::connect(self.address));
        drop(self.thread.take().map(JoinHandle::join));
    }
}

/// A certificate for localhost and 127.0.0.1, its issuer's, and its key.
fn certificates(until: i32) -> (Vec<CertificateDer<'static>>, PrivatePkcs8KeyDer<'static>) {
    let mut above = CertificateParams::new(Vec::new()).unwrap();
    above.distinguished_name.push(DnType::CommonName, "Test Issuer of Nothing");
    above.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    above.not_before = date_time_ymd(2020, 1, 1);
    above.not_after = date_time_ymd(2049, 1, 1);
    let above_key = KeyPair::generate().unwrap();
    let root = above.self_signed(&above_key).unwrap();
    let mut below =
        CertificateParams::new(vec!["localhost".to_owned(), "127.0.0.1".to_owned()]).unwrap();
    below.distinguished_name.push(DnType::CommonName, "localhost");
    below.not_before = date_time_ymd(2020, 1, 1);
    below.not_after = date_time_ymd(until, 1, 1);
    let key = KeyPair::generate().unwrap();
    let leaf = below.signed_by(&key, &Issuer::new(above, above_key)).unwrap();
    (vec![leaf.der().clone(), root.der().clone()], PrivatePkcs8KeyDer::from(key.serialize_der()))
}

async fn accept(
    listener: std::net::TcpListener,
    acceptor: TlsAcceptor,
    log: &Log,
    stop: &AtomicBool,
) {
    let listener = TcpListener::from_std(listener).unwrap();
    while let Ok((stream, _)) = listener.accept().await {
        if stop.load(Ordering::SeqCst) {
            return;
        }
        let (acceptor, log) = (acceptor.clone(), Arc::clone(log));
        tokio::spawn(async move {
            // A browser that refuses the certificate ends here; that is no fault of the test's.
            let Ok(tls) = acceptor.accept(stream).await else { return };
            let h2 = tls.get_ref().1.alpn_protocol() == Some(b"h2");
            let service = service_fn(move |request| {
                let response = answer(&request, &log);
                async move { Ok::<_, Infallible>(response) }
            });
            let io = TokioIo::new(tls);
            let _ended = if h2 {
                use hyper::server::conn::http2::Builder;
                Builder::new(TokioExecutor::new()).serve_connection(io, service).await
            } else {
                use hyper::server::conn::http1::Builder;
                Builder::new().serve_connection(io, service).await
            };
        });
    }
}

fn answer(request: &hyper::Request<Incoming>, log: &Log) -> Response<Full<Bytes>> {
    let path = request.uri().path();
    let target = request.uri().path_and_query().map_or(path, PathAndQuery::as_str);
    let (status, media_type, body) = match path {
        "/post" => (200, "text/html; charset=utf-8", POST.into()),
        "/post/style.css" => (200, "text/css", "h1 { color: rgb(10, 80, 40) }".into()),
        "/post/photo.png" => (200, "image/png", solid(120, 80, [60, 90, 200])),
        _ => (404, "text/plain", "nothing here".into()),
    };
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    // HTTP/2 says the host in the URI, HTTP/1.1 in a header.
    let host = match request.version() {
        Version::HTTP_2 => request.uri().authority().map(Authority::as_str),
        _ => header("host"),
    };
    log.lock().unwrap().push(Served {
        method: request.method().to_string(),
        url: format!("https://{}{target}", host.unwrap_or_default()),
        status,
        range: header("range").map(str::to_owned),
    });
    let response = Response::builder().status(status).header("content-type", media_type);
    response.header("set-cookie", "tls=over-tls-value; Secure").body(body.into()).unwrap()
}

const POST: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
<title>Over TLS</title><link rel=\"icon\" href=\"data:,\">\
<link rel=\"stylesheet\" href=\"/post/style.css\"></head>\
<body><h1>A post over TLS</h1><img src=\"/post/photo.png\" alt=\"\"></body></html>";
