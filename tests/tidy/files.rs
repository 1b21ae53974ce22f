//! Forbidden contents of files, and their length.

use super::rust::Source;

/// Most lines of a file.
const LINES_MAX: usize = 300;

/// The one longer file, and its limit: what runs before the first paint is one request.
const LONGER: (&str, usize) = ("public/early.js", 370);

pub fn too_long(path: &str, text: &str) -> Vec<String> {
    let (is_longer, lines) = (path == LONGER.0, text.lines().count());
    let most = if is_longer { LONGER.1 } else { LINES_MAX };
    if lines > most {
        vec![format!("{lines}: more than {most} lines")]
    } else if is_longer && lines <= LINES_MAX {
        vec![format!("{lines}: needs no limit of its own any more; take it out of LONGER")]
    } else {
        Vec::new()
    }
}

/// Ways to stop the program for which clippy could be silenced.
pub fn gives_up(source: &Source) -> Vec<String> {
    let ways = [".unwrap()", ".expect(", ".unwrap_err()", ".expect_err(", "panic!(", "todo!(", "unimplemented!(", "unreachable!(", "dbg!("];
    let allowed = ["clippy::unwrap_used", "clippy::expect_used", "clippy::panic", "clippy::indexing_slicing"];
    let found =
        |needle: &&str| source.find(needle).into_iter().map(|index| format!("{}: {needle}", source.line(index))).collect::<Vec<_>>();
    ways.iter().chain(&allowed).flat_map(found).collect()
}

pub fn switched_off(source: &Source) -> Vec<String> {
    source.find("#[ignore").into_iter().map(|index| format!("{}: a test nobody runs", source.line(index))).collect()
}

/// `style` attributes, which the Content-Security-Policy forbids.
pub fn styled(text: &str) -> Vec<String> {
    find(text, &[" style=", "<style", "\tstyle="])
}

/// Addresses of other origins. The names of XML vocabularies do not count.
pub fn off_origin(text: &str) -> Vec<String> {
    let vocabularies = ["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"];
    let text = vocabularies.iter().fold(text.to_owned(), |text, vocabulary| text.replace(vocabulary, ""));
    find(&text, &["http://", "https://", "ws://", "wss://", "src=\"//", "href=\"//", "url(//"])
}

/// Folders and package hosts of one machine. They are concatenated here so that this file passes.
pub fn machine(text: &str) -> Vec<String> {
    let folders = [concat!("/ro", "ot/"), concat!("/wo", "rk/"), concat!("/Us", "ers/"), concat!("C:\\Us", "ers")];
    let hosts = [
        concat!("registry.npm", "js.org"),
        concat!("index.crates", ".io"),
        concat!("static.crates", ".io"),
        concat!("proxy.golang", ".org"),
        concat!("deb.deb", "ian.org"),
        concat!("files.python", "hosted.org"),
    ];
    find(text, &[folders.as_slice(), hosts.as_slice()].concat())
}

fn find(text: &str, needles: &[&str]) -> Vec<String> {
    let in_line = |(line, text): (usize, &str)| {
        let found = needles.iter().filter(|needle| text.contains(**needle));
        found.map(|needle| format!("{}: {needle}", line + 1)).collect::<Vec<_>>()
    };
    text.lines().enumerate().flat_map(in_line).collect()
}

#[cfg(test)]
mod tests {
    use super::super::rust::read;
    use super::*;

    #[test]
    fn bad_samples_are_found() {
        assert_eq!(too_long("x.rs", &"\n".repeat(301)).len(), 1);
        assert_eq!(too_long(LONGER.0, &"\n".repeat(371)).len(), 1);
        assert_eq!(too_long(LONGER.0, &"\n".repeat(300)).len(), 1, "an exception that nobody needs");
        for code in ["a.unwrap();", "a.expect(\"b\");", "panic!(\"no\")", "todo!()", "#[allow(clippy::unwrap_used)]"] {
            assert_eq!(gives_up(&read(code)).len(), 1, "{code}");
        }
        assert_eq!(switched_off(&read("#[test]\n#[ignore = \"slow\"]\nfn a() {}")), ["2: a test nobody runs"]);
        assert_eq!(styled("<p\n style=\"color: red\">"), ["2:  style="]);
        assert_eq!(styled("view! { <p style=move || x()> }").len(), 1);
        for text in
            ["fetch('https://example.org')", "<img src=\"//example.org/a.png\">", "@import url(//fonts)", "http://www.w3.org.evil.org/"]
        {
            assert_eq!(off_origin(text).len(), 1, "{text}");
        }
        let folder = format!("/{}/someone/diary", "root");
        assert_eq!(machine(&format!("a\n{folder}")).len(), 1);
        assert_eq!(machine(&format!("https://registry.{}.org/x", "npmjs")).len(), 1);
    }

    #[test]
    fn good_samples_pass() {
        assert!(too_long("x.rs", &"\n".repeat(300)).is_empty() && too_long(LONGER.0, &"\n".repeat(370)).is_empty());
        let tests = "fn a() -> Option<()> { b?.unwrap_or(1); None } // .unwrap()\n#[cfg(test)]\nmod tests { fn a() { b.unwrap(); } }";
        assert!(gives_up(&read(tests).without_tests()).is_empty());
        assert!(switched_off(&read("// #[ignore]\nconst A: &str = \"#[ignore]\";")).is_empty());
        assert!(styled("<link rel=\"stylesheet\" href=\"a.css\"> class=\"style\"").is_empty());
        assert!(off_origin("<svg xmlns=\"http://www.w3.org/2000/svg\"> src=\"a/b.js\" // note").is_empty());
        assert!(machine("target/debug, ~/.cargo, crates.io").is_empty());
    }
}
