//! The one table of response headers: the server sends it, `_headers` repeats it for static hosts, and index.html carries the
//! policy in a meta element for hosts that can send no headers at all.

/// Sent with every response. The first is what the page may do: it has no inline script or style and connects only to its own origin.
/// `frame-ancestors` only works as a header, so the meta element lacks it.
pub const ALWAYS: [(&str, &str); 5] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; \
         worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("permissions-policy", "camera=(self), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("cross-origin-opener-policy", "same-origin"),
];

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_EACH_TIME: &str = "no-cache";

/// How long a browser may keep a path of the site, e.g. `/app-0123456789abcdef.css`.
pub fn cache_control(path: &str) -> &'static str {
    if is_hashed(path) { FOR_EVER } else { ASK_EACH_TIME }
}

/// True if the file's name contains the hash of its content: `name-<16 hex digits>.ext` or `name-<16 hex>_bg.wasm`. Folders do not count:
/// wasm-bindgen's `snippets/<crate>-<hash>/` contains the hash of the crate's name.
pub fn is_hashed(path: &str) -> bool {
    let stem = path.rsplit_once('.').map_or("", |(stem, _extension)| stem);
    let hash = stem.strip_suffix("_bg").unwrap_or(stem).rsplit_once('-').map_or("", |(_, hash)| hash);
    hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The `_headers` file of Netlify and Cloudflare Pages. Both join the values of rules that match twice, so caching is set once per file and
/// never in `/*`.
pub fn headers_file(files: &[String]) -> String {
    let always: String = ALWAYS.iter().map(|(name, value)| format!("  {name}: {value}\n")).collect();
    let rule = |file: &String| format!("/{}\n  cache-control: {}\n", if file == "index.html" { "" } else { file }, cache_control(file));
    format!("/*\n{always}{}", files.iter().map(rule).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_content_hash_are_kept_for_ever() {
        for hashed in ["/app-0123456789abcdef.css", "pain-diary-89abcdef01234567.js", "/base/pain-diary-89abcdef01234567_bg.wasm"] {
            assert_eq!(cache_control(hashed), FOR_EVER, "{hashed}");
        }
        for plain in [
            "/",
            "/index.html",
            "/sw.js",
            "/icon-192.png",
            "/app-0123.css",
            "/snippets/leptos-0123456789abcdef/inline0.js",
            "/app-0123456789abcdeg.css",
        ] {
            assert_eq!(cache_control(plain), ASK_EACH_TIME, "{plain}");
        }
    }

    #[test]
    fn the_page_carries_the_same_policy() {
        let html = std::fs::read_to_string(crate::paths::root().join("index.html")).unwrap();
        let policy = ALWAYS[0].1.strip_suffix("; frame-ancestors 'none'").unwrap();
        let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
        assert!(html.contains(&meta), "index.html lacks {meta}");
    }

    #[test]
    fn the_policy_allows_no_inline_and_nothing_from_elsewhere() {
        for never in ["unsafe-inline", "'unsafe-eval'", "http"] {
            assert!(!ALWAYS[0].1.contains(never), "{never}");
        }
    }

    #[test]
    fn the_camera_is_allowed_to_the_app_alone_and_nothing_else_is() {
        let (_, policy) = ALWAYS[3];
        let allowed: Vec<&str> = policy.split(", ").filter(|feature| !feature.ends_with("=()")).collect();
        assert_eq!(allowed, ["camera=(self)"]);
    }

    #[test]
    fn the_headers_file_says_caching_once_per_file() {
        let text = headers_file(&["index.html", "sw.js", "app-0123456789abcdef.css"].map(str::to_owned));
        assert!(text.starts_with("/*\n  content-security-policy: default-src 'none'"));
        assert!(text.contains("/\n  cache-control: no-cache\n"));
        assert!(text.contains("/sw.js\n  cache-control: no-cache\n"));
        assert!(text.contains("/app-0123456789abcdef.css\n  cache-control: public, max-age=31536000, immutable\n"));
        assert_eq!(text.matches("cache-control").count(), 3);
    }
}
