//! What index.html, the manifest and the static shell's words refer to must exist.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use serde_json::Value;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap()
}

/// Width and height from a PNG's first chunk.
fn png_size(path: &Path) -> (u32, u32) {
    let bytes = std::fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn every_picture_of_the_manifest_is_there_in_its_size() {
    let manifest: Value = serde_json::from_str(&read("public/manifest.webmanifest")).unwrap();
    let shortcut_icons = manifest["shortcuts"].as_array().unwrap().iter().flat_map(|s| s["icons"].as_array().unwrap());
    let screenshots = manifest["screenshots"].as_array().into_iter().flatten();
    let pictures = manifest["icons"].as_array().unwrap().iter().chain(shortcut_icons).chain(screenshots);
    let mut purposes = Vec::new();
    for picture in pictures {
        let path = root().join("public").join(picture["src"].as_str().unwrap());
        match picture["sizes"].as_str().unwrap() {
            "any" => assert!(path.is_file()),
            sizes => {
                let (width, height) = png_size(&path);
                assert_eq!(format!("{width}x{height}"), sizes, "{}", path.display());
            }
        }
        purposes.push(format!("{} {}", picture["sizes"], picture["purpose"]).replace('"', ""));
    }
    for needed in ["192x192 any", "512x512 any", "512x512 maskable"] {
        assert!(purposes.iter().any(|p| p == needed), "no icon {needed}");
    }
    assert_eq!(png_size(&root().join("public/apple-touch-icon.png")), (180, 180));
}

#[test]
fn the_manifest_keeps_the_app_what_it_was_installed_as() {
    let manifest: Value = serde_json::from_str(&read("public/manifest.webmanifest")).unwrap();
    // Changing any of these makes installed apps separate apps. The id is resolved against the origin, not against the folder of the app:
    // an app moved to another folder of its host stays the same app.
    assert_eq!(manifest["id"], "pain-diary");
    assert_eq!(manifest["start_url"], "./#/now");
    assert_eq!(manifest["scope"], "./");
    assert_eq!(manifest["display"], "standalone");
    assert_eq!(manifest["shortcuts"][0]["url"], "./#/now");
}

#[test]
fn the_page_names_only_files_that_are_there_and_nothing_inline() {
    let html = read("index.html");
    let mut seen = 0;
    for part in html.split("src=\"").skip(1).chain(html.split("href=\"").skip(1)) {
        let name = part.split('"').next().unwrap();
        if !name.contains('#') {
            assert!(root().join("public").join(name).exists() || root().join(name).exists(), "{name}");
            seen += 1;
        }
    }
    assert!(seen >= 5);
    for inline in [" style=", "<style", " onclick=", "<script>"] {
        assert!(!html.contains(inline), "the policy forbids {inline}");
    }
}

#[test]
fn the_shell_has_every_word_in_every_language_and_english_as_written() {
    let script = read("public/early.js");
    let start = script.find("const WORDS = ").unwrap() + "const WORDS = ".len();
    let end = start + script[start..].find("};").unwrap() + 1;
    let words: Value = serde_json::from_str(&script[start..end]).unwrap();
    let keys = |of: &Value| of.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let locales = std::fs::read_dir(root().join("locales")).unwrap().map(|entry| entry.unwrap().path());
    let mut languages: Vec<String> = locales.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    languages.sort();
    assert_eq!(keys(&words), languages);
    assert!(languages.iter().all(|language| keys(&words[language]) == keys(&words["en"])), "a word is missing in a language");
    let html = read("index.html");
    for (id, word) in words["en"].as_object().unwrap() {
        let shown_later = id.starts_with("boot-") || id.starts_with("taps-");
        let word = word.as_str().unwrap();
        assert!(shown_later || html.contains(word), "index.html does not say {word}");
        assert!(script.matches(&format!("\"{id}\"")).count() >= 3, "{id} is put nowhere");
    }
}
