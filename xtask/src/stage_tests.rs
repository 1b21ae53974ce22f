use super::*;
use crate::headers::is_hashed;
use tempfile::TempDir;

const HTML: &str = r#"<!doctype html><html lang="en" data-build="dev"><head>
<link rel="stylesheet" href="./10-base-1111111111111111.css" integrity="sha384-old"/>
<script src="early.js"></script><link rel="icon" href="icon.svg">
<link rel="manifest" href="./manifest.webmanifest">
<link rel="stylesheet" href="./20-pad-2222222222222222.css"/></head>
<link rel="modulepreload" href="./a.js" integrity="sha384-glue"><link rel="preload" href="./a_bg.wasm" crossorigin="anonymous" integrity="sha384-x" as="fetch" type="application/wasm">
<script type="module" src="boot.js" data-js="./a.js" data-wasm="./a_bg.wasm" data-wasm-integrity=""></script></html>"#;
/// A module that imports one function, and has an empty "name" section.
const WASM: &str = "\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x0a\x01\x01a\x04__wb\0\0\0\x05\x04name";
/// The same, minified.
const SMALL_WASM: &str = "\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x08\x01\x01a\x02a0\0\0";
const GLUE: &str = "// glue\nlet imports = { __wb: f };\n";
const WORKER: &str = "// keeps files\n\"keeps\";\nconst BUILD = \"dev\";\nconst FILES = [];\nuse(BUILD, FILES);\n";

fn folder() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("screenshots")).unwrap();
    let html = HTML.replace("sha384-glue", &integrity(GLUE.as_bytes()));
    for (name, text) in [
        ("index.html", &*html),
        ("a.js", GLUE),
        ("sw.js", WORKER),
        ("10-base-1111111111111111.css", "/* of\n a */\na{b:c}\n\n"),
        ("20-pad-2222222222222222.css", "\nd{e:f}"),
        ("boot.js", "// why\n  boot\n"),
        ("early.js", "early\n"),
        ("rescue.js", "rescue\n"),
        ("manifest.webmanifest", r#"{"icons":[{"src":"icon.svg"}]}"#),
        ("a_bg.wasm", WASM),
        ("icon.svg", "<svg/>"),
        ("icon-192.png", "192"),
        ("icon-512.png", "512"),
        ("screenshots/now.png", "now"),
        ("_headers", "/*"),
        ("boot.js.br", "br"),
    ] {
        write(dir.path(), name, text).unwrap();
    }
    dir
}

fn release(dir: &Path) -> Result<String> {
    stage(dir, true, None)
}

fn text(dir: &TempDir, name: &str) -> String {
    read(dir.path(), name).unwrap()
}

#[test]
fn style_sheets_become_one_in_their_order() {
    let dir = folder();
    let html = merge_css(dir.path(), HTML).unwrap();
    assert_eq!(html.matches("stylesheet").count(), 1);
    let name = Regex::new(r#"href="\./(app-[0-9a-f]{16}\.css)" integrity="([^"]+)""#).unwrap();
    let found = name.captures(&html).unwrap();
    let css = text(&dir, &found[1]);
    assert_eq!(css, "a{b:c}\nd{e:f}\n");
    assert_eq!(&found[2], integrity(css.as_bytes()));
    assert!(is_hashed(&found[1]));
    assert!(!dir.path().join("10-base-1111111111111111.css").exists());
    assert!(html.find("stylesheet").unwrap() < html.find("manifest").unwrap());
    assert!(html.contains("data-wasm"));
}

#[test]
fn a_missing_style_sheet_or_one_from_elsewhere_is_an_error() {
    let dir = folder();
    std::fs::remove_file(dir.path().join("20-pad-2222222222222222.css")).unwrap();
    assert!(merge_css(dir.path(), HTML).is_err());
    assert!(merge_css(folder().path(), &HTML.replace("./10-base", "https://example.org/10-base")).is_err());
}

#[test]
fn the_list_has_what_the_app_needs_and_no_more() {
    let dir = folder();
    release(dir.path()).unwrap();
    let urls: Vec<String> = precache(dir.path()).unwrap().into_iter().map(|(url, _)| url).collect();
    assert_eq!(urls[0], "./");
    let hash = Regex::new("-[0-9a-f]{16}").unwrap();
    let names: Vec<_> = urls[1..].iter().map(|url| hash.replace(url, "-#").into_owned()).collect();
    assert_eq!(
        names,
        ["./a.js", "./a_bg.wasm", "./app-#.css", "./boot-#.js", "./early-#.js", "./icon-#.svg", "./manifest.webmanifest", "./rescue.js"]
    );
}

#[test]
fn what_the_page_asks_for_is_named_after_its_content() {
    let dir = folder();
    release(dir.path()).unwrap();
    let html = text(&dir, "index.html");
    for (name, content) in [("boot", "boot\n"), ("early", "early\n")] {
        let named = format!("{name}-{}.js", short_hash(content.as_bytes()));
        assert_eq!(text(&dir, &named), content);
        assert!(is_hashed(&named));
        assert!(html.contains(&format!("src=\"./{named}\"")), "{html}");
    }
    let icon = format!("\"./icon-{}.svg\"", short_hash(b"<svg/>"));
    assert!(html.contains(&icon) && text(&dir, "manifest.webmanifest").contains(&icon));

    let dir = folder();
    write(dir.path(), "index.html", &HTML.replace("early.js", "late.js")).unwrap();
    assert!(release(dir.path()).is_err(), "a name that nothing uses is a mistake");
}

#[test]
fn page_and_worker_name_the_same_build_and_the_true_hashes() {
    let dir = folder();
    let build = release(dir.path()).unwrap();
    assert_eq!(build.len(), 12);
    let html = text(&dir, "index.html");
    assert!(html.contains(&format!("data-build=\"{build}\"")));
    assert!(html.contains(&format!("data-wasm-integrity=\"{}\"", integrity(SMALL_WASM.as_bytes()))));
    assert_eq!(html.matches("a_bg.wasm").count(), 1, "the program is fetched once");
    assert!(html.find("data-wasm=").unwrap() < html.find("early-").unwrap(), "early.js reads where it is");
    let worker = text(&dir, "sw.js");
    assert!(worker.contains(&format!("const BUILD = \"{build}\";\n")));
    assert!(worker.contains(&format!(r#"["./","{}"]"#, integrity(html.as_bytes()))));
    assert!(worker.ends_with("use(BUILD, FILES);\n"));
}

#[test]
fn only_a_release_is_made_small() {
    let dir = folder();
    stage(dir.path(), false, None).unwrap();
    assert_eq!(text(&dir, "a_bg.wasm"), WASM);
    assert_eq!(text(&dir, "a.js"), GLUE);
    let boot = files(dir.path()).unwrap().into_iter().find(|name| name.starts_with("boot-")).unwrap();
    assert!(text(&dir, &boot).starts_with("// why"));

    let dir = folder();
    release(dir.path()).unwrap();
    assert_eq!(text(&dir, "a_bg.wasm"), SMALL_WASM);
    assert_eq!(text(&dir, "a.js"), "let imports = { a0: f };\n");
    assert!(text(&dir, "index.html").contains(&integrity(text(&dir, "a.js").as_bytes())));
}

#[test]
fn stamping_again_changes_nothing_and_any_change_is_another_build() {
    let dir = folder();
    let first = release(dir.path()).unwrap();
    let worker = text(&dir, "sw.js");
    assert_eq!(stamp(dir.path()).unwrap(), first);
    assert_eq!(text(&dir, "sw.js"), worker);

    write(dir.path(), "a_bg.wasm", "better").unwrap();
    let second = stamp(dir.path()).unwrap();
    assert_ne!(second, first);

    write(dir.path(), "sw.js", &worker.replace("keeps", "holds")).unwrap();
    assert!(![first, second].contains(&stamp(dir.path()).unwrap()));
}

#[test]
fn templates_without_their_places_are_errors() {
    for (file, from, to, sentence) in [
        ("sw.js", "const BUILD", "let BUILD", "one const BUILD in sw.js, found 0"),
        ("sw.js", "const FILES", "let FILES", "one const FILES in sw.js, found 0"),
        ("index.html", "data-build", "data-x", "one data-build on <html>, found 0"),
        ("index.html", "data-wasm=", "data-x=", "trunk 0."),
        ("index.html", "./a_bg.wasm", "./b_bg.wasm", "trunk 0."),
        ("index.html", "sha384-", "sha512-", "trunk 0."),
        ("a.js", "__wb", "__other", "trunk 0."),
    ] {
        let dir = folder();
        write(dir.path(), file, &text(&dir, file).replace(from, to)).unwrap();
        let error = format!("{:#}", release(dir.path()).unwrap_err());
        assert!(error.contains(sentence), "{file} without {from}: {error}");
    }
}
