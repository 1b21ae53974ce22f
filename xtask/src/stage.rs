//! The last step of a build, run by Trunk's post_build hook on its staging folder: one style sheet, one build id, and the list of
//! files the service worker keeps for use without a network.

use crate::arrange::arranged;
use crate::module::{squeezed, with_short_imports};
use crate::split;
use anyhow::{Context, Result, bail};
use base64::{Engine, prelude::BASE64_STANDARD};
use regex::{NoExpand, Regex};
use sha2::{Digest, Sha256, Sha384};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// One file the service worker keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Relative to the app's folder; `./` is index.html.
    pub url: String,
    /// The subresource integrity of the file, `sha384-…`.
    pub integrity: String,
    pub bytes: u64,
}

/// What the page asks for by its plain name. Named after their content, these files come from the browser's cache when the service
/// worker wants them too, and a page never meets another build's.
const NAMED_BY_CONTENT: [&str; 3] = ["early.js", "boot.js", "icon.svg"];
const NAMING: [&str; 2] = ["index.html", "manifest.webmanifest"];

/// How the name of the later part begins.
const LATER: &str = "later-";

/// Our own scripts, whose comments are for readers of the source.
const COMMENTED: [&str; 4] = ["early.js", "boot.js", "rescue.js", "sw.js"];

/// The script without indentation and without the lines that only comment. Lines with code stay as they are, so nothing has to be
/// understood of the language; the one template of ours that runs over lines is a style sheet, to which this does no harm.
fn without_comments(script: &str) -> String {
    let mut kept = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    kept
}

/// The same for what wasm-bindgen wrote, whose hash Trunk has put into the page, and short names between it and the module.
fn squeeze_glue(dir: &Path) -> Result<()> {
    let mut html = read(dir, "index.html")?;
    for glue in files_ending(dir, ".js")? {
        let script = std::fs::read_to_string(&glue)?;
        let old = integrity(script.as_bytes());
        if html.contains(&old) {
            let wasm = glue.with_file_name(glue.file_name().unwrap_or_default().to_string_lossy().replace(".js", "_bg.wasm"));
            let module = std::fs::read(&wasm).with_context(|| format!("could not read {}", wasm.display()))?;
            let (script, module) = with_short_imports(&without_comments(&script), &module)?;
            let script = match std::env::var_os(split::DIR_VARIABLE) {
                Some(parts) => with_later(dir, Path::new(&parts), &script)?,
                None => script,
            };
            std::fs::write(&wasm, arranged(&squeezed(&module)?)?)?;
            html = html.replace(&old, &integrity(script.as_bytes()));
            std::fs::write(&glue, script)?;
        }
    }
    Ok(std::fs::write(dir.join("index.html"), html)?)
}

/// Brings the later part of the program, named after its content, and puts the script that loads it into the glue: a file of its own
/// would be one more thing to wait for.
fn with_later(dir: &Path, parts: &Path, glue: &str) -> Result<String> {
    let later = arranged(&squeezed(&std::fs::read(parts.join(split::LATER)).context("the later part of the program")?)?)?;
    let name = format!("{LATER}{}.wasm", short_hash(&later));
    std::fs::write(dir.join(&name), &later)?;
    let link = without_comments(&read(parts, split::LINK)?);
    let fetched = format!(r#"fetch\(new URL\("\./{}", import\.meta\.url\)\)"#, regex::escape(split::LATER));
    // What arrives damaged is asked for once more, past the browser's own copy, as boot.js does with the first part.
    let get = |how: &str| format!(r#"fetch(new URL("./{name}", import.meta.url), {{ integrity: "{}"{how} }})"#, integrity(&later));
    let whole = format!(r#"{}.catch(() => {})"#, get(""), get(r#", cache: "reload""#));
    let link = replace_one(&Regex::new(&fetched)?, &link, &whole, "fetch of the later part")?;
    let import = format!(r#"(?m)^import \{{ initSync \}} from "{}";?$\n"#, regex::escape(split::GLUE));
    let link = replace_one(&Regex::new(&import)?, &link, "", "import of the glue")?;
    let link =
        replace_one(&Regex::new(&format!("(?m)^export const {} =", split::LOAD))?, &link, &format!("const {} =", split::LOAD), "loader")?;
    let import = format!(r#"(?m)^import \* as (\w+) from "{}";?$"#, regex::escape(split::LINK));
    let object = format!("{link}const ${{1}} = {{ {} }};", split::LOAD);
    replace_one(&Regex::new(&import)?, glue, &object, "import of the link")
}

/// Merges the style sheets, names files after their content and stamps the folder; returns the build id.
pub fn stage(dir: &Path) -> Result<String> {
    for name in COMMENTED {
        std::fs::write(dir.join(name), without_comments(&read(dir, name)?))?;
    }
    squeeze_glue(dir)?;
    boot_before_early(dir)?;
    merge_css(dir)?;
    for name in NAMED_BY_CONTENT {
        name_by_content(dir, name)?;
    }
    for wasm in files_ending(dir, ".wasm")? {
        std::fs::write(&wasm, squeezed(&std::fs::read(&wasm)?)?)?;
    }
    stamp(dir)
}

fn files_ending(dir: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let files = WalkDir::new(dir).into_iter().collect::<Result<Vec<_>, _>>()?;
    Ok(files.into_iter().map(|entry| entry.into_path()).filter(|path| path.to_string_lossy().ends_with(ending)).collect())
}

fn name_by_content(dir: &Path, name: &str) -> Result<()> {
    let bytes = std::fs::read(dir.join(name)).with_context(|| format!("could not read {name}"))?;
    let (stem, extension) = name.rsplit_once('.').context("a file with an extension")?;
    let named = format!("{stem}-{}.{extension}", short_hash(&bytes));
    std::fs::rename(dir.join(name), dir.join(&named))?;
    let mut uses = 0;
    for file in NAMING {
        let mut text = read(dir, file)?;
        for quoted in [format!("\"{name}\""), format!("\"./{name}\"")] {
            uses += text.matches(&quoted).count();
            text = text.replace(&quoted, &format!("\"./{named}\""));
        }
        std::fs::write(dir.join(file), text)?;
    }
    if uses == 0 {
        bail!("nothing uses {name}");
    }
    Ok(())
}

/// Replaces the linked style sheets, in their order, by one file named after its content: one request instead of ten.
fn merge_css(dir: &Path) -> Result<()> {
    let html = read(dir, "index.html")?;
    let link = Regex::new(r#"<link\b[^>]*\brel="stylesheet"[^>]*>"#)?;
    let href = Regex::new(r#"\bhref="(?:\./)?([^"]+)""#)?;
    let comment = Regex::new(r"(?s)/\*.*?\*/")?;
    let mut css = String::new();
    let mut merged = Vec::new();
    for tag in link.find_iter(&html) {
        let name = &href.captures(tag.as_str()).with_context(|| format!("a style sheet without href: {}", tag.as_str()))?[1];
        if name.contains("//") {
            bail!("{name} is not a file of this app");
        }
        let sheet = read(dir, name)?;
        let sheet = comment.replace_all(&sheet, "");
        css.extend(sheet.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]));
        merged.push(name.to_string());
    }
    let Some(first) = link.find(&html) else {
        return Ok(());
    };
    let name = format!("app-{}.css", short_hash(css.as_bytes()));
    let integrity = integrity(css.as_bytes());
    for old in &merged {
        std::fs::remove_file(dir.join(old))?;
    }
    std::fs::write(dir.join(&name), &css)?;
    let one = format!(r#"<link rel="stylesheet" href="./{name}" integrity="{integrity}">"#);
    let rest = link.replace_all(&html[first.end()..], "");
    std::fs::write(dir.join("index.html"), format!("{}{one}{rest}", &html[..first.start()]))?;
    Ok(())
}

/// Puts the tag of boot.js, which Trunk writes at the end of the head, before that of early.js, which reads there where the program is.
fn boot_before_early(dir: &Path) -> Result<()> {
    let html = read(dir, "index.html")?;
    let boot = Regex::new(r#"<script\b[^>]*\bdata-wasm="[^>]*></script>"#)?;
    let tag = boot.find(&html).context("index.html has no data-wasm; see pattern_script in Trunk.toml")?.as_str().to_owned();
    let html = boot.replace(&html, "");
    let html = replace_one(&Regex::new(r#"<script src="early\.js">"#)?, &html, &format!("{tag}\n<script src=\"early.js\">"), "early.js")?;
    Ok(std::fs::write(dir.join("index.html"), html)?)
}

/// Writes the build id into index.html and sw.js, the wasm's integrity into index.html and the list of files into sw.js. Doing it
/// again gives the same; after a change it gives another valid build.
pub fn stamp(dir: &Path) -> Result<String> {
    let html = with_wasm_integrity(dir, &read(dir, "index.html")?)?;
    let worker = read(dir, "sw.js")?;
    // The page names the build, and the build is named after the page, so the hash is taken with the name left blank.
    let blank_html = set_build_in_html(&html, "")?;
    let blank_worker = set_in_worker(&worker, "", "[]")?;
    std::fs::write(dir.join("index.html"), blank_html)?;
    let mut hash = Sha256::new();
    hash.update(&blank_worker);
    for asset in precache(dir)? {
        hash.update(format!("{} {}\n", asset.url, asset.integrity));
    }
    let build: String = hex(&hash.finalize()).chars().take(12).collect();

    std::fs::write(dir.join("index.html"), set_build_in_html(&html, &build)?)?;
    let files: Vec<(String, String)> = precache(dir)?.into_iter().map(|asset| (asset.url, asset.integrity)).collect();
    let files = serde_json::to_string(&files)?;
    std::fs::write(dir.join("sw.js"), set_in_worker(&worker, &build, &files)?)?;
    Ok(build)
}

/// What a phone must keep to start and run without a network, index.html first.
pub fn precache(dir: &Path) -> Result<Vec<Asset>> {
    let mut assets = Vec::new();
    for entry in WalkDir::new(dir).sort_by_file_name() {
        let entry = entry?;
        let path = entry.path().strip_prefix(dir)?;
        let name = path
            .to_str()
            .with_context(|| format!("{} is not a name for a web address", path.display()))?
            .replace(std::path::MAIN_SEPARATOR, "/");
        if !entry.file_type().is_file() || !is_precached(&name) {
            continue;
        }
        let bytes = std::fs::read(entry.path())?;
        assets.push(Asset {
            url: if name == "index.html" { "./".into() } else { format!("./{name}") },
            integrity: integrity(&bytes),
            bytes: bytes.len() as u64,
        });
    }
    assets.sort_by_key(|asset| asset.url != "./");
    if assets.first().is_none_or(|asset| asset.url != "./") {
        bail!("{} has no index.html", dir.display());
    }
    Ok(assets)
}

/// True for what is fetched only once the pad takes taps.
pub fn is_later(url: &str) -> bool {
    url.strip_prefix("./").unwrap_or(url).starts_with(LATER)
}

/// Everything but what the app itself never asks for: the worker (the browser keeps it), pictures for the installer and for app
/// lists, and files for hosts.
fn is_precached(name: &str) -> bool {
    let installer_picture = name.starts_with("screenshots/") || (name.ends_with(".png"));
    let for_hosts = name.starts_with('_') || name.ends_with(".br") || name.ends_with(".gz");
    name != "sw.js" && !installer_picture && !for_hosts
}

/// Gives boot.js the hash it fetches the program with; that one fetch takes the place of Trunk's preload link.
fn with_wasm_integrity(dir: &Path, html: &str) -> Result<String> {
    let old = Regex::new(r#" data-wasm-integrity="[^"]*""#)?;
    let html = old.replace_all(html, "");
    // WebKit would fetch the program twice, once for the preload link and once for boot.js.
    let preload = Regex::new(r#"<link rel="preload"[^>]* as="fetch"[^>]*>"#)?;
    let html = preload.replace_all(&html, "");
    let attribute = Regex::new(r#"data-wasm="(?:\./)?([^"]+)""#)?;
    let found = attribute.captures(&html).context("index.html has no data-wasm; see pattern_script in Trunk.toml")?;
    let wasm = std::fs::read(dir.join(&found[1])).with_context(|| format!("index.html names {}, which is not there", &found[1]))?;
    let with = format!(r#"{} data-wasm-integrity="{}""#, &found[0], integrity(&wasm));
    Ok(attribute.replace(&html, NoExpand(&with)).into_owned())
}

fn set_build_in_html(html: &str, build: &str) -> Result<String> {
    let attribute = Regex::new(r#"(<html\b[^>]*\bdata-build=")[^"]*""#)?;
    replace_one(&attribute, html, &format!("${{1}}{build}\""), "data-build on <html>")
}

fn set_in_worker(worker: &str, build: &str, files: &str) -> Result<String> {
    let build_line = Regex::new(r#"(?m)^const BUILD = .*$"#)?;
    let files_line = Regex::new(r#"(?m)^const FILES = .*$"#)?;
    let build = format!("const BUILD = \"{build}\";");
    let files = format!("const FILES = {files};");
    let worker = replace_one(&build_line, worker, &build, "const BUILD in sw.js")?;
    replace_one(&files_line, &worker, &files, "const FILES in sw.js")
}

/// `with` may use `${1}`; neither hashes nor file names here contain a dollar sign.
fn replace_one(what: &Regex, text: &str, with: &str, name: &str) -> Result<String> {
    if what.find_iter(text).count() != 1 {
        bail!("expected exactly one {name}");
    }
    Ok(what.replace(text, with).into_owned())
}

fn read(dir: &Path, name: &str) -> Result<String> {
    let path = dir.join(name);
    std::fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// 16 hex digits, as Trunk has them in its names.
fn short_hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes)).chars().take(16).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
#[path = "stage_tests.rs"]
mod tests;
