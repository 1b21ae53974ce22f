//! The last step of a build, run by Trunk's post_build hook on its staging folder: joins the style sheets, sets the build id, and lists the
//! files that the service worker caches.

use crate::glue::{LATER, squeeze, without_comments};
use crate::on_demand::is_in_folder;
use crate::paths::files;
use crate::seal;
use crate::upstream::{Upstream, replace_one};
use anyhow::{Context, Result, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use regex::Regex;
use sha2::{Digest, Sha256, Sha384};
use std::path::Path;

/// Files that the page requests by a plain name. Renamed after their content, they come from the browser's cache when the service worker
/// fetches them too, and a page never gets those of another build.
const NAMED_BY_CONTENT: [&str; 3] = ["early.js", "boot.js", "icon.svg"];
const NAMING: [&str; 2] = ["index.html", "manifest.webmanifest"];

/// The tag of boot.js as `pattern_script` in Trunk.toml writes it.
const BOOT: &str = r#"<script\b[^>]*\bdata-wasm="[^>]*></script>"#;
const PATTERN: &str = "one script with data-wasm in index.html, as pattern_script in Trunk.toml says";

/// Our own scripts; their comments are removed in a release.
const COMMENTED: [&str; 4] = ["early.js", "boot.js", "rescue.js", "sw.js"];

/// Merges the style sheets, names files after their content and stamps the folder; returns the build id. Only a release is minified;
/// otherwise scripts keep their comments and the program the names of its functions. `parts` is the folder of the later part of a split
/// program; a plain `trunk build` or `trunk serve` has none.
pub fn stage(dir: &Path, is_release: bool, parts: Option<&Path>) -> Result<String> {
    let mut html = read(dir, "index.html")?;
    if is_release {
        let scripts = files(dir)?.into_iter().filter(|name| is_in_folder(name) && name.ends_with(".js"));
        for name in COMMENTED.map(str::to_owned).into_iter().chain(scripts) {
            write(dir, &name, &without_comments(&read(dir, &name)?))?;
        }
        html = squeeze(dir, &html, parts)?;
    }
    html = merge_css(dir, &boot_before_early(&html)?)?;
    write(dir, "index.html", &html)?;
    for name in NAMED_BY_CONTENT {
        name_by_content(dir, name)?;
    }
    stamp(dir)
}

fn name_by_content(dir: &Path, name: &str) -> Result<()> {
    let bytes = std::fs::read(dir.join(name)).with_context(|| format!("could not read {name}"))?;
    let (stem, extension) = name.rsplit_once('.').context("a file with an extension")?;
    let named = format!("{stem}-{}.{extension}", short_hash(&bytes));
    std::fs::rename(dir.join(name), dir.join(&named))?;
    let (mut uses, quoted) = (0, format!("\"{name}\""));
    for file in NAMING {
        let text = read(dir, file)?;
        uses += text.matches(&quoted).count();
        write(dir, file, &text.replace(&quoted, &format!("\"./{named}\"")))?;
    }
    ensure!(uses > 0, "nothing uses {name}");
    Ok(())
}

/// Replaces the linked style sheets, in their order, by one file named after its content: one request instead of ten.
fn merge_css(dir: &Path, html: &str) -> Result<String> {
    let link = Regex::new(r#"<link\b[^>]*\brel="stylesheet"[^>]*\bhref="(?:\./)?([^"]+)"[^>]*>"#)?;
    let comment = Regex::new(r"(?s)/\*.*?\*/")?;
    let first = link.find(html).with_context(|| Upstream::Trunk.changed("stage.rs", "style sheets linked in index.html"))?;
    let mut css = String::new();
    for tag in link.captures_iter(html) {
        let name = &tag[1];
        ensure!(!name.contains("//"), "{name} is not a file of this app");
        let sheet = read(dir, name)?;
        let sheet = comment.replace_all(&sheet, "");
        css.extend(sheet.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]));
        std::fs::remove_file(dir.join(name))?;
    }
    let name = format!("app-{}.css", short_hash(css.as_bytes()));
    write(dir, &name, &css)?;
    let one = format!(r#"<link rel="stylesheet" href="./{name}" integrity="{}">"#, integrity(css.as_bytes()));
    let rest = link.replace_all(&html[first.end()..], "");
    Ok(format!("{}{one}{rest}", &html[..first.start()]))
}

/// Moves the tag of boot.js, which Trunk writes at the end of the head, before that of early.js, which reads the address of the program
/// from it. Removes Trunk's preload link: WebKit would fetch the program twice, once for the link and once for boot.js.
fn boot_before_early(html: &str) -> Result<String> {
    let changed = || Upstream::Trunk.changed("stage.rs", PATTERN);
    let tag = Regex::new(BOOT)?.find(html).with_context(changed)?.as_str();
    let without = replace_one(PATTERN, BOOT, html, "").with_context(changed)?;
    let without = Regex::new(r#"<link rel="preload"[^>]* as="fetch"[^>]*>"#)?.replace_all(&without, "");
    let both = format!("{tag}\n<script src=\"early.js\">");
    replace_one("one early.js in index.html", r#"<script src="early\.js">"#, &without, &both)
}

/// Writes the build id into index.html and sw.js, the wasm's integrity into index.html and the list of files into sw.js. Idempotent; after
/// a change it gives another valid build.
pub fn stamp(dir: &Path) -> Result<String> {
    let html = with_wasm_integrity(dir, &read(dir, "index.html")?)?;
    let worker = read(dir, "sw.js")?;
    // The page names the build, and the build is named after the page, so the hash is taken with the name left blank.
    write(dir, "index.html", &set_build_in_html(&html, "")?)?;
    let mut stamped = set_in_worker(&worker, "", "[]")?;
    for (url, integrity) in precache(dir)? {
        stamped += &format!("{url} {integrity}\n");
    }
    let build = sha256(stamped.as_bytes())[..12].to_owned();
    write(dir, "index.html", &set_build_in_html(&html, &build)?)?;
    write(dir, "sw.js", &set_in_worker(&worker, &build, &serde_json::to_string(&precache(dir)?)?)?)?;
    Ok(build)
}

/// The files that the app needs without a network, index.html first: the address relative to the app's folder, and the subresource
/// integrity, `sha384-…`.
pub fn precache(dir: &Path) -> Result<Vec<(String, String)>> {
    let mut names = files(dir)?;
    names.retain(|name| is_precached(name));
    names.sort_by_key(|name| name != "index.html");
    ensure!(names.first().is_some_and(|name| name == "index.html"), "{} has no index.html", dir.display());
    let address = |name: &str| if name == "index.html" { "./".to_owned() } else { format!("./{name}") };
    names.iter().map(|name| Ok((address(name), integrity(&std::fs::read(dir.join(name))?)))).collect()
}

/// True for files that are fetched only after the pad takes taps.
pub fn is_later(url: &str) -> bool {
    url.strip_prefix("./").unwrap_or(url).starts_with(LATER)
}

/// True for files that are fetched when somebody uses what they are for, and kept by the service worker for that.
pub fn is_on_demand(url: &str) -> bool {
    is_in_folder(url) || url.strip_prefix("./").unwrap_or(url).starts_with(seal::PREFIX)
}

/// True for every file except those that the app never requests: the worker (the browser keeps it), pictures for the installer and for app
/// lists, and files for hosts.
fn is_precached(name: &str) -> bool {
    let installer_picture = name.starts_with("screenshots/") || name.ends_with(".png");
    let for_hosts = name.starts_with('_') || name.ends_with(".br") || name.ends_with(".gz");
    name != "sw.js" && !installer_picture && !for_hosts
}

/// The file that an attribute of the tag of boot.js names.
pub fn named(html: &str, attribute: &str) -> Result<String> {
    let pattern = Regex::new(&format!(r#"\b{attribute}="(?:\./)?([^"]+)""#))?;
    let found = pattern.captures(html).with_context(|| Upstream::Trunk.changed("stage.rs", PATTERN))?;
    Ok(found[1].to_owned())
}

/// Sets the hash with which boot.js fetches the program.
fn with_wasm_integrity(dir: &Path, html: &str) -> Result<String> {
    let wasm = std::fs::read(dir.join(named(html, "data-wasm")?));
    let wasm = wasm.with_context(|| Upstream::Trunk.changed("stage.rs", "the module that index.html names"))?;
    replace_one(PATTERN, r#"(data-wasm-integrity=")[^"]*""#, html, &format!("${{1}}{}\"", integrity(&wasm)))
}

fn set_build_in_html(html: &str, build: &str) -> Result<String> {
    replace_one("one data-build on <html>", r#"(<html\b[^>]*\bdata-build=")[^"]*""#, html, &format!("${{1}}{build}\""))
}

fn set_in_worker(worker: &str, build: &str, files: &str) -> Result<String> {
    let worker = replace_one("one const BUILD in sw.js", "(?m)^const BUILD = .*$", worker, &format!("const BUILD = \"{build}\";"))?;
    replace_one("one const FILES in sw.js", "(?m)^const FILES = .*$", &worker, &format!("const FILES = {files};"))
}

pub fn read(dir: &Path, name: &str) -> Result<String> {
    let path = dir.join(name);
    std::fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))
}

pub fn write(dir: &Path, name: &str, text: &str) -> Result<()> {
    let path = dir.join(name);
    std::fs::write(&path, text).with_context(|| format!("could not write {}", path.display()))
}

pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// 16 hex digits, as Trunk has them in its names.
pub fn short_hash(bytes: &[u8]) -> String {
    sha256(bytes)[..16].to_owned()
}

fn sha256(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

#[cfg(test)]
#[path = "stage_tests.rs"]
mod tests;
