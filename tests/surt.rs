//! The index key of a URL: our values, and the `surt` package's, which pywb looks pages up with.

mod witness;

use saboot::format::surt::surt;

/// URL and key. Written once from `surt` 0.3.1, which the second test asks again.
const KEYS: &[(&str, &str)] = &[
    ("http://example.com", "com,example)/"),
    ("http://example.com/", "com,example)/"),
    ("https://example.com/", "com,example)/"),
    ("HTTP://EXAMPLE.COM/Path/File.HTML", "com,example)/path/file.html"),
    ("http://www.example.com/", "com,example)/"),
    ("http://www2.example.com/a", "com,example)/a"),
    ("http://www12345.example.com", "com,example)/"),
    ("http://wwwexample.com/", "com,wwwexample)/"),
    ("http://www.www.example.com/", "com,example,www)/"),
    ("http://www.com/", "com)/"),
    ("http://example.com:80/", "com,example)/"),
    ("https://example.com:443/x", "com,example)/x"),
    ("http://example.com:443/x", "com,example:443)/x"),
    ("https://example.com:80/x", "com,example:80)/x"),
    ("https://example.com:8443/x", "com,example:8443)/x"),
    ("http://example.com:/x", "com,example)/x"),
    ("http://example.com::/x", "com,example)/x"),
    ("http://example.com:0/x", "com,example)/x"),
    ("http://example.com/a/", "com,example)/a"),
    ("http://example.com/a//b///c", "com,example)/a/b/c"),
    ("http://example.com//", "com,example)/"),
    ("http://example.com/a/./b/../c", "com,example)/a/c"),
    ("http://example.com/../a", "com,example)/../a"),
    ("http://example.com/a/..", "com,example)/"),
    ("http://example.com/a/.", "com,example)/a"),
    ("http://example.com/?", "com,example)/"),
    ("http://example.com?", "com,example)/"),
    ("http://example.com/a?", "com,example)/a"),
    ("http://example.com?x=1", "com,example)/?x=1"),
    ("http://example.com/?x=1", "com,example)/?x=1"),
    ("http://example.com/a/?x=1", "com,example)/a?x=1"),
    ("http://example.com/a?b=2&a=1", "com,example)/a?a=1&b=2"),
    ("http://example.com/a?b&a=&a&=x&&", "com,example)/a?&&=x&a&a=&b"),
    ("http://example.com/a?B=Y&a=X", "com,example)/a?a=x&b=y"),
    ("http://example.com/a?x", "com,example)/a?x"),
    ("http://example.com/a?&", "com,example)/a?&"),
    ("http://example.com/a?a=1?b=2", "com,example)/a?a=1?b=2"),
    ("http://example.com/a#frag", "com,example)/a"),
    ("http://example.com/a?b#frag", "com,example)/a?b"),
    ("http://example.com/#!/a/b", "com,example)/"),
    ("http://user:pw@example.com/a", "com,example)/a"),
    ("http://user@example.com:8080/a", "com,example:8080)/a"),
    ("http://a@b@example.com/", "com,example)/"),
    ("http://example.com/%7Euser", "com,example)/~user"),
    ("http://example.com/%2541", "com,example)/a"),
    ("http://example.com/%25%34%31", "com,example)/a"),
    ("http://example.com/%2F%2f/x", "com,example)/x"),
    ("http://example.com/a%20b c", "com,example)/a%20b%20c"),
    ("http://example.com/%", "com,example)/%25"),
    ("http://example.com/%zz%4", "com,example)/%25zz%254"),
    ("http://example.com/%00%0a", "com,example)/%00%0a"),
    ("http://example.com/a?q=%26amp%3B&r=%23", "com,example)/a?amp;&q=&r=%23"),
    ("http://example.com/a;b=1?c;d", "com,example)/a;b=1?c;d"),
    (
        "http://example.com/ثبوت/پوسٹ",
        "com,example)/%d8%ab%d8%a8%d9%88%d8%aa/%d9%be%d9%88%d8%b3%d9%b9",
    ),
    ("http://example.com/%D8%AB%D8%A8%D9%88%D8%AA", "com,example)/%d8%ab%d8%a8%d9%88%d8%aa"),
    (
        "http://example.com/a?q=ثبوت&a=اردو",
        "com,example)/a?a=%d8%a7%d8%b1%d8%af%d9%88&q=%d8%ab%d8%a8%d9%88%d8%aa",
    ),
    ("http://example.com/a?q=%D8%AB", "com,example)/a?q=%d8%ab"),
    ("https://xn--mgbaal8b0b9b2b.example/", "example,xn--mgbaal8b0b9b2b)/"),
    ("http://مثال.test/راہ", "test,xn--mgbh0fb)/%d8%b1%d8%a7%db%81"),
    ("http://bücher.test/ü", "test,xn--bcher-kva)/%c3%bc"),
    ("http://B%C3%BCcher.test/", "test,xn--bcher-kva)/"),
    ("http://127.0.0.1/", "1,0,0,127)/"),
    ("http://127.0.0.1:8080/x", "1,0,0,127:8080)/x"),
    ("http://192.0.2.1/a", "1,2,0,192)/a"),
    ("http://2130706433/", "1,0,0,127)/"),
    ("http://127.1/", "1,0,0,127)/"),
    ("http://0177.0.0.1/", "1,0,0,127)/"),
    ("http://0x7f.0.0.1/", "1,0,0,0x7f)/"),
    ("http://4294967297/", "1,0,0,0)/"),
    ("http://1.2.3/", "3,0,2,1)/"),
    ("http://[2001:db8::1]/a", "2001:db8::1)/a"),
    ("http://[2001:db8::1]:8080/a", "2001:db8::1:8080)/a"),
    ("http://example.com./", "com,example)/"),
    ("http://.example.com/", "com,example)/"),
    ("http://a..b.example.com/", "com,example,b,a)/"),
    ("http://exa%6Dple.com/", "com,example)/"),
    ("http://exa mple.com/", "com,exa%20mple)/"),
    ("http://example.com/a?jsessionid=0123456789abcdef0123456789abcdef", "com,example)/a"),
    (
        "http://example.com/a?x=1&jsessionid=0123456789ABCDEF0123456789abcdef&y=2",
        "com,example)/a?x=1&y=2",
    ),
    ("http://example.com/a?PHPSESSID=0123456789abcdef0123456789abcdef&y=2", "com,example)/a?y=2"),
    ("http://example.com/a?sid=0123456789abcdef0123456789abcdef", "com,example)/a"),
    (
        "http://example.com/a?sid=0123456789abcdef0123456789abcdef0",
        "com,example)/a?sid=0123456789abcdef0123456789abcdef0",
    ),
    (
        "http://example.com/a?xsid=0123456789abcdef0123456789abcdef&sid=0123456789abcdef0123456789abcdef",
        "com,example)/a?&xsid=0123456789abcdef0123456789abcdef",
    ),
    ("http://example.com/a?ASPSESSIONIDAbcdefgh=abcdefghijklmnopqrstuvwx&b", "com,example)/a?b"),
    ("http://example.com/a?cfid=1&cftoken=2&z=3", "com,example)/a?z=3"),
    ("http://example.com/a?cfid=1&cftoken=&z=3", "com,example)/a?cfid=1&cftoken=&z=3"),
    (
        "http://example.com/a;jsessionid=0123456789abcdef0123456789abcdef",
        "com,example)/a;jsessionid=0123456789abcdef0123456789abcdef",
    ),
    (
        "http://example.com/(S(abcdefghijklmnopqrstuvwx))/page.aspx?a=1",
        "com,example)/page.aspx?a=1",
    ),
    ("http://example.com/(abcdefghijklmnopqrstuvwx)/page.aspx", "com,example)/page.aspx"),
    (
        "http://example.com/(abcdefghijklmnopqrstuvwx)/.aspx",
        "com,example)/(abcdefghijklmnopqrstuvwx)/.aspx",
    ),
    (
        "http://example.com/(a(abcdefghijklmnopqrstuvwx)b(abcdefghijklmnopqrstuvwx))/x/y.aspx/z",
        "com,example)/x/y.aspx/z",
    ),
    (
        "http://example.com/(abcdefghijklmnopqrstuvwx)/page.html",
        "com,example)/(abcdefghijklmnopqrstuvwx)/page.html",
    ),
    (
        "http://example.com/(abcdefghijklmnopqrstuvwx)/(zbcdefghijklmnopqrstuvwx)/p.aspx",
        "com,example)/(abcdefghijklmnopqrstuvwx)/p.aspx",
    ),
    ("http://http://example.com/", "com,example)/"),
    ("http://https://example.com/a", "com,example)/a"),
    ("http:////example.com/a", "com,example)/a"),
    ("http:/example.com/a", "com,example)/a"),
    ("http:example.com/a", "com,example)/a"),
    ("http:///", "http:/"),
    ("http://", "http:"),
    ("example.com/a", "com,example)/a"),
    ("example.com:8080/a", "example.com:8080/a"),
    ("//example.com/a", "com,example)/a"),
    ("ftp://example.com/a", "com,example)/a"),
    ("ws://www.example.com:80/a", "com,example:80)/a"),
    ("mailto:a@example.com", "mailto:a@example.com"),
    (
        "urn:uuid:f81d4fae-7dec-41d0-a765-00a0c91e6bf6",
        "urn:uuid:f81d4fae-7dec-41d0-a765-00a0c91e6bf6",
    ),
    ("dns:www.example.com", "dns:www.example.com"),
    ("dns://www.example.com/x", "com,example,www)/x"),
    ("data:text/plain,Hi%20there", "data:text/plain,hi%20there"),
    ("about:blank", "about:blank"),
    ("blob:https://example.com/1-2", "blob:https://example.com/1-2"),
    ("filedesc:a.arc", "filedesc:a.arc"),
    ("  http://example.com/a b  ", "com,example)/a%20b"),
    ("http://example.com/a\\b", "com,example)/a\\b"),
    ("http://example.com\\a", "com\\a,example)/"),
    ("http://example.com/a|b{c}\"d\"<e>^f`g", "com,example)/a|b{c}\"d\"<e>^f`g"),
    (
        "http://example.com/~a!b$c&d'e(f)g*h+i,j;k=l:m@n",
        "com,example)/~a!b$c&d'e(f)g*h+i,j;k=l:m@n",
    ),
    ("http://localhost/", "localhost)/"),
    ("http://localhost:35123/post/1", "localhost:35123)/post/1"),
    ("http://a_b.example.com/", "com,example,a_b)/"),
    ("http://-.example.com/", "com,example,-)/"),
    (
        "http://example.com/a?__wb_method=POST&text=ثبوت ہے",
        "com,example)/a?__wb_method=post&text=%d8%ab%d8%a8%d9%88%d8%aa%20%db%81%db%92",
    ),
    ("http://./a", "http:/a"),
    ("", "-"),
];

#[test]
fn a_url_has_the_key_of_the_table() {
    assert!(KEYS.len() >= 60);
    for (url, key) in KEYS {
        assert_eq!(surt(url), *key, "{url}");
    }
    let long = format!("http://example.com/{}?b={}&a=", "a/".repeat(300), "x".repeat(3000));
    let key = format!("com,example)/{}?a=&b={}", "a/".repeat(299) + "a", "x".repeat(3000));
    assert_eq!(surt(&long), key);
}

#[test]
fn the_python_package_agrees() {
    let urls: Vec<&str> = KEYS.iter().map(|(url, _)| *url).collect();
    let code = "import json, sys, surt; print(json.dumps([surt.surt(u) for u in json.loads(sys.argv[1])]))";
    let mut python = witness::tool("python");
    let said = witness::run(python.args(["-c", code]).arg(serde_json::to_string(&urls).unwrap()));
    let said: Vec<String> = serde_json::from_str(&said).unwrap();
    for ((url, key), said) in KEYS.iter().zip(said) {
        assert_eq!(said, *key, "{url}");
    }
}
