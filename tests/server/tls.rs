//! One page over TLS 1.3 and HTTP/2, with certificates made at start.
//!
//! | path | exercises | a capture should record |
//! | --- | --- | --- |
//! | `/post` | h2, a style sheet and a picture, an issuer no computer knows | by default: stopped, the certificate error and the chain recorded; with bad certificates accepted: all of [`PARTS`], `h2`, the chain of two |
//!
//! [`TlsServer::start_expired`] is the same with a certificate whose time has passed,
//! [`TlsServer::start_self_signed`] with one that vouches for itself, and [`TlsServer::start_changing`] shows
//! another one after its first answer.

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
use rcgen::{
    BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, PublicKeyData,
    date_time_ymd,
};
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
    first_key: String,
    served: Log,
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl TlsServer {
    /// With a certificate good until 2049, from an issuer of its own.
    pub fn start() -> TlsServer {
        TlsServer::with(vec![certificates(2049)], true)
    }

    /// With a certificate that ended with 2020.
    pub fn start_expired() -> TlsServer {
        TlsServer::with(vec![certificates(2021)], true)
    }

    /// With a certificate that it issued itself.
    pub fn start_self_signed() -> TlsServer {
        TlsServer::with(vec![self_signed()], true)
    }

    /// With another certificate, good until 2048, for every connection after the first answer; each answer has
    /// a connection of its own.
    pub fn start_changing() -> TlsServer {
        TlsServer::with(vec![certificates(2049), certificates(2048)], false)
    }

    fn with(certificates: Vec<Certified>, keep: bool) -> TlsServer {
        let acceptors: Vec<_> = certificates.iter().map(|c| acceptor(c, keep)).collect();
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let (served, stopped) = (Log::default(), Arc::new(AtomicBool::new(false)));
        let (log, stop) = (Arc::clone(&served), Arc::clone(&stopped));
        let thread = std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_io().build().unwrap();
            // Leaving the accept loop drops the runtime, and with it every connection.
            runtime.block_on(accept(listener, &acceptors, &log, &stop));
        });
        let first = &certificates[0];
        let chain = first.chain.iter().map(|certificate| certificate.to_vec()).collect();
        let first_key = first.key_hash.clone();
        TlsServer { address, chain, first_key, served, stopped, thread: Some(thread) }
    }

    /// SHA-256 of the first certificate's public key, in base64.
    pub fn first_key(&self) -> &str {
        &self.first_key
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

/// A chain, the server's own first, and its key.
struct Certified {
    chain: Vec<CertificateDer<'static>>,
    key: PrivatePkcs8KeyDer<'static>,
    key_hash: String,
}

impl Certified {
    fn new(chain: &[rcgen::Certificate], key: &KeyPair) -> Certified {
        use base64::{Engine, engine::general_purpose::STANDARD};
        let hash = saboot::seal::sha256(&key.subject_public_key_info());
        Certified {
            chain: chain.iter().map(|c| c.der().clone()).collect(),
            key: PrivatePkcs8KeyDer::from(key.serialize_der()),
            key_hash: STANDARD.encode(hash.0),
        }
    }
}

/// Offers HTTP/2 where connections are kept.
fn acceptor(certified: &Certified, keep: bool) -> TlsAcceptor {
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(certified.chain.clone(), certified.key.clone_key().into())
        .unwrap();
    config.alpn_protocols =
        if keep { vec![b"h2".to_vec(), b"http/1.1".to_vec()] } else { vec![b"http/1.1".to_vec()] };
    // A session taken up again would not show its certificate.
    config.send_tls13_tickets = if keep { config.send_tls13_tickets } else { 0 };
    TlsAcceptor::from(Arc::new(config))
}

/// For localhost and 127.0.0.1, from an issuer of its own.
fn certificates(until: i32) -> Certified {
    let mut above = CertificateParams::new(Vec::new()).unwrap();
    above.distinguished_name.push(DnType::CommonName, "Test Issuer of Nothing");
    above.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    above.not_before = date_time_ymd(2020, 1, 1);
    above.not_after = date_time_ymd(2049, 1, 1);
    let above_key = KeyPair::generate().unwrap();
    let root = above.self_signed(&above_key).unwrap();
    let key = KeyPair::generate().unwrap();
    let leaf = named(until).signed_by(&key, &Issuer::new(above, above_key)).unwrap();
    Certified::new(&[leaf, root], &key)
}

fn self_signed() -> Certified {
    let key = KeyPair::generate().unwrap();
    Certified::new(&[named(2049).self_signed(&key).unwrap()], &key)
}

fn named(until: i32) -> CertificateParams {
    let mut below =
        CertificateParams::new(vec!["localhost".to_owned(), "127.0.0.1".to_owned()]).unwrap();
    below.distinguished_name.push(DnType::CommonName, "localhost");
    below.not_before = date_time_ymd(2020, 1, 1);
    below.not_after = date_time_ymd(until, 1, 1);
    below
}

async fn accept(
    listener: std::net::TcpListener,
    acceptors: &[TlsAcceptor],
    log: &Log,
    stop: &AtomicBool,
) {
    let listener = TcpListener::from_std(listener).unwrap();
    while let Ok((stream, _)) = listener.accept().await {
        if stop.load(Ordering::SeqCst) {
            return;
        }
        let later = !log.lock().unwrap().is_empty();
        let acceptor = if later { acceptors.last() } else { acceptors.first() };
        let (acceptor, log) = (acceptor.unwrap().clone(), Arc::clone(log));
        let keep = acceptors.len() == 1;
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
                Builder::new().keep_alive(keep).serve_connection(io, service).await
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
