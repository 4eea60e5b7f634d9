//! Which addresses may be asked. Private, loopback, link-local and other special ranges are not,
//! unless they stand on an allow-list of socket addresses: a page must not make this tool read a
//! router's or a neighbour's pages into the evidence.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs};
use url::{Host, Url};

/// Special addresses that are allowed all the same.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Policy {
    /// None.
    #[default]
    Public,
    /// Exactly these.
    Only(Vec<SocketAddr>),
    /// All (`--allow-private`).
    All,
}

/// Where an address that may be asked leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Out into the world, or nowhere that we could find.
    Outside,
    /// To a special address that is allowed.
    Inside,
}

/// An address that may not be asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a public address")]
pub struct NotPublic(pub IpAddr);

impl Policy {
    /// The one decision: whether this address may be asked.
    pub fn permits(&self, address: SocketAddr) -> bool {
        match self {
            Self::All => true,
            Self::Public => is_public(address.ip()),
            Self::Only(list) => is_public(address.ip()) || list.contains(&address),
        }
    }

    /// Checks where `url` leads before it is asked. Names are looked up, unless a proxy does that;
    /// a name that can't be found is left for the browser to say.
    pub fn check(&self, url: &Url, proxied: bool) -> Result<Reach, NotPublic> {
        let port = url.port_or_known_default().unwrap_or(0);
        let found: Vec<SocketAddr> = match url.host() {
            Some(Host::Ipv4(ip)) => vec![(ip, port).into()],
            Some(Host::Ipv6(ip)) => vec![(ip, port).into()],
            Some(Host::Domain(name)) if !proxied => {
                (name, port).to_socket_addrs().map(Iterator::collect).unwrap_or_default()
            }
            _ => vec![],
        };
        let inside = found.iter().any(|a| !is_public(a.ip()));
        match found.into_iter().find(|a| !self.permits(*a)) {
            Some(address) => Err(NotPublic(address.ip())),
            None if inside => Ok(Reach::Inside),
            None => Ok(Reach::Outside),
        }
    }
}

fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => embedded_v4(ip).map_or_else(|| is_public_v6(ip), is_public_v4),
    }
}

/// Special-purpose ranges of RFC 6890 and its registry.
fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_multicast()
        || ip.is_documentation()
        || ip.is_broadcast()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (b == 18 || b == 19));
    !special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    // 2000::/3 is the only global unicast space; 2001:db8::/32 is documentation, 2001::/32 Teredo.
    let [a, b, ..] = ip.segments();
    a & 0xe000 == 0x2000 && !(a == 0x2001 && (b == 0xdb8 || b == 0))
}

/// An IPv4 address inside an IPv6 one: mapped, 6to4 and NAT64.
fn embedded_v4(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    let s = ip.segments();
    let v4 = |hi: u16, lo: u16| Ipv4Addr::from((u32::from(hi) << 16) | u32::from(lo));
    match s {
        [0, 0, 0, 0, 0, 0xffff, hi, lo]
        | [0x64, 0xff9b, 0, 0, 0, 0, hi, lo]
        | [0x2002, hi, lo, ..] => Some(v4(hi, lo)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_ranges_are_refused_however_they_are_written() {
        let policy = Policy::Public;
        let refused = [
            "http://127.0.0.1/",
            "http://10.1.2.3/",
            "http://192.168.0.1/",
            "http://172.16.0.1/",
            "http://169.254.169.254/",
            "http://100.64.0.1/",
            "http://0.0.0.0/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://[::1]/",
            "http://[::ffff:10.0.0.1]/",
            "http://[fe80::1]/",
            "http://[fc00::1]/",
            "http://[64:ff9b::7f00:1]/",
            "http://[2002:7f00:1::]/",
            "http://198.18.0.1/",
            "http://224.0.0.1/",
            "http://255.255.255.255/",
            "http://localhost/",
        ];
        for url in refused {
            assert!(policy.check(&Url::parse(url).unwrap(), false).is_err(), "{url}");
            assert!(Policy::All.check(&Url::parse(url).unwrap(), false).is_ok(), "{url}");
        }
        for url in ["http://8.8.8.8/", "http://[2606:4700::1]/", "http://172.32.0.1/"] {
            assert!(policy.check(&Url::parse(url).unwrap(), false).is_ok(), "{url}");
        }
    }

    #[test]
    fn an_allow_list_allows_one_port_of_one_address() {
        let policy = Policy::Only(vec!["127.0.0.1:8080".parse().unwrap()]);
        assert!(policy.permits("127.0.0.1:8080".parse().unwrap()));
        assert!(!policy.permits("127.0.0.1:8081".parse().unwrap()));
        assert!(!policy.permits("127.0.0.2:8080".parse().unwrap()));
    }

    #[test]
    fn through_a_proxy_names_are_not_looked_up_and_literals_still_are_refused() {
        let url = Url::parse("http://localhost/").unwrap();
        assert!(Policy::Public.check(&url, true).is_ok());
        assert!(Policy::Public.check(&Url::parse("http://127.0.0.1/").unwrap(), true).is_err());
    }
}
