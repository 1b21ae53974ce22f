//! The rules of `docs/architecture.md` that the compiler does not check. Each check takes a text and returns its faults; a unit test beside
//! it shows that it fails on a bad sample; here it is applied to every file of the project.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

mod circles;
mod css;
mod files;
mod layers;
mod names;
mod repeats;
mod rust;
mod uses;
mod words;

use std::path::{Path, PathBuf};
use std::process::Command;

/// A file of the project, by its path from the root with `/` between.
struct File {
    path: String,
    text: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What git tracks; where there is no git, everything that is not built or installed.
fn paths() -> Vec<String> {
    let git = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output();
    match git {
        Ok(output) if output.status.success() && !output.stdout.is_empty() => {
            let listed = String::from_utf8(output.stdout).expect("paths are UTF-8");
            listed.split_terminator('\0').map(str::to_owned).collect()
        }
        _ => walk(&root()),
    }
}

fn walk(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if [".git", ".tools", "dist", "node_modules", "target"].contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() {
            found.extend(walk(&path));
        } else {
            let relative = path.strip_prefix(root()).expect("below the root");
            found.push(relative.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"));
        }
    }
    found
}

/// The text files under one of these prefixes that end in one of these ways.
fn files(prefixes: &[&str], ends: &[&str]) -> Vec<File> {
    let mut paths = paths();
    paths.retain(|path| prefixes.iter().any(|prefix| path.starts_with(prefix)) && ends.iter().any(|end| path.ends_with(end)));
    let read = |path: String| std::fs::read_to_string(root().join(&path)).ok().map(|text| File { path, text });
    let files: Vec<File> = paths.into_iter().filter_map(read).collect();
    assert!(!files.is_empty(), "nothing under {prefixes:?} ends in {ends:?}: the check checks nothing");
    files
}

fn hold(files: &[File], check: impl Fn(&File) -> Vec<String>) {
    let faults: Vec<String> = files.iter().flat_map(|file| check(file).into_iter().map(|fault| format!("{}:{fault}", file.path))).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The source without code that is compiled for tests only.
fn shipped(file: &File) -> rust::Source {
    if file.path.ends_with("tests.rs") { rust::read("") } else { rust::read(&file.text).without_tests() }
}

#[test]
fn inner_layers_do_not_know_outer_ones() {
    hold(&files(&["src/"], &[".rs"]), |file| layers::check(&file.path, &shipped(file)));
}

#[test]
fn files_of_a_folder_do_not_use_each_other() {
    let mut code = files(&["src/"], &[".rs"]);
    code.retain(|file| !file.path.ends_with("tests.rs"));
    let faults = circles::check(&code.iter().map(|file| (file.path.clone(), shipped(file))).collect::<Vec<_>>());
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn what_is_shipped_does_not_give_up() {
    hold(&files(&["src/"], &[".rs"]), |file| files::gives_up(&shipped(file)));
}

#[test]
fn no_test_is_switched_off() {
    hold(&files(&["src/", "tests/", "xtask/"], &[".rs"]), |file| files::switched_off(&rust::read(&file.text)));
}

#[test]
fn files_are_short() {
    let code =
        files(&["src/", "lock/", "stream/", "tests/", "xtask/", "public/", "style/", "index.html"], &[".rs", ".js", ".css", ".html"]);
    hold(&code, |file| files::too_long(&file.path, &file.text));
}

#[test]
fn no_long_run_of_lines_stands_twice() {
    let code = files(&["src/"], &[".rs"]);
    let faults = repeats::check(&code.iter().map(|file| (file.path.as_str(), file.text.as_str())).collect::<Vec<_>>());
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn words_on_the_screen_come_from_the_locales() {
    hold(&files(&["src/ui/", "src/screen/"], &[".rs"]), |file| words::untranslated(&shipped(file)));
}

#[test]
fn replaced_names_do_not_come_back() {
    hold(&files(&["src/"], &[".rs"]), |file| names::check(&rust::read(&file.text)));
}

#[test]
fn every_language_has_the_same_messages() {
    let locales = files(&["locales/"], &[".ftl"]);
    let english = locales.iter().find(|file| file.path == "locales/en.ftl").expect("English");
    hold(&locales, |file| words::other_messages(&english.text, &file.text));
}

#[test]
fn styles_use_tokens_and_logical_properties() {
    hold(&files(&["style/"], &[".css"]), |file| css::check(&file.path, &file.text));
}

#[test]
fn nothing_is_styled_in_the_page() {
    hold(&files(&["src/ui/", "src/screen/"], &[".rs"]), |file| files::styled(&file.text));
    hold(&files(&["index.html"], &[".html"]), |file| files::styled(&file.text));
}

#[test]
fn nothing_is_asked_of_another_origin() {
    let page = files(&["public/", "style/", "index.html"], &[".js", ".css", ".html", ".svg", ".webmanifest"]);
    hold(&page, |file| files::off_origin(&file.text));
    hold(&files(&["src/"], &[".rs"]), |file| files::off_origin(&shipped(file).literal_lines()));
}

/// The camera may be asked for at one place only, which is loaded when its screen is used.
#[test]
fn one_file_opens_the_camera() {
    let code = files(&["src/", "public/", "index.html"], &[".rs", ".js", ".html"]);
    let asks = |file: &&File| file.text.contains("getUserMedia") || file.text.contains("mediaDevices");
    assert_eq!(code.iter().filter(asks).map(|file| file.path.as_str()).collect::<Vec<_>>(), ["public/on-demand/stream.js"]);
}

#[test]
fn no_file_knows_the_machine_it_was_written_on() {
    hold(&files(&[""], &[""]), |file| files::machine(&file.text));
}
