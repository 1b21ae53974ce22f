//! Builds the seal module (`seal/`): a script for a web worker and a module of its own, both named after their content, which the page loads
//! only when a file is sealed or opened. Trunk has a link for workers, but it would build this one with the flags of the main program and
//! run the stand-in of `split.rs` on it; so `cargo xtask stage` builds it, for a plain `trunk build` too.

use crate::glue::without_comments;
use crate::stage::{integrity, read, short_hash, write};
use crate::upstream::{Upstream, replace_one};
use crate::{build, paths, run, tools};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// Prefix of the names of both files.
pub const PREFIX: &str = "seal-";
const TARGET: &str = "wasm32-unknown-unknown";

/// Builds the module, adds both files to the folder and names the script in index.html.
pub fn add(dir: &Path) -> Result<()> {
    let parts = bindgen(&compiled()?)?;
    let worker = std::fs::read_to_string(paths::root().join("seal/worker.js")).context("seal/worker.js")?;
    let module = std::fs::read(parts.join("seal_bg.wasm"))
        .with_context(|| Upstream::WasmBindgen.changed("seal.rs", "a module called seal_bg.wasm"))?;
    let glue = read(&parts, "seal.js").with_context(|| Upstream::WasmBindgen.changed("seal.rs", "a script called seal.js"))?;
    let named = put(dir, &module, &format!("{glue}\n{worker}"))?;
    let page =
        replace_one("one data-seal in index.html", r#"(\bdata-seal=")[^"]*""#, &read(dir, "index.html")?, &format!("${{1}}{named}\""))?;
    write(dir, "index.html", &page)
}

/// Writes both files; returns the address of the script.
fn put(dir: &Path, module: &[u8], script: &str) -> Result<String> {
    let name = format!("{PREFIX}{}.wasm", short_hash(module));
    std::fs::write(dir.join(&name), module)?;
    let set = |name: &str, value: &str, script: &str| {
        let (expected, line) = (format!("one const {name} in seal/worker.js"), format!("(?m)^const {name} = .*$"));
        replace_one(&expected, &line, script, &format!("const {name} = \"{value}\";"))
    };
    let script = without_comments(&set("INTEGRITY", &integrity(module), &set("MODULE", &format!("./{name}"), script)?)?);
    let name = format!("{PREFIX}{}.js", short_hash(script.as_bytes()));
    write(dir, &name, &script)?;
    Ok(format!("./{name}"))
}

/// Compiles it, always as a release: scrypt without optimisation takes minutes.
fn compiled() -> Result<PathBuf> {
    let mut command = run::cargo("build --quiet --release --package seal --lib --target");
    // The flags of the main program would leave its relocations in the module.
    command.arg(TARGET).env_remove("RUSTFLAGS").env_remove("CARGO_BUILD_TARGET");
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", build::without_paths());
    run::run(&mut command).context("the seal module did not build; the reason stands above")?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| paths::root().join("target"), PathBuf::from);
    Ok(target.join(TARGET).join("release").join("seal.wasm"))
}

/// Runs wasm-bindgen on it; returns the folder of its output.
fn bindgen(module: &Path) -> Result<PathBuf> {
    let (tool, parts) = (tools::wasm_bindgen()?, paths::tools().join("seal"));
    tool.ensure()?;
    let mut command = std::process::Command::new(tool.path());
    command.args(["--target", "no-modules", "--no-typescript", "--remove-name-section", "--remove-producers-section", "--out-dir"]);
    run::output(command.arg(&parts).arg(module))?;
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_is_named_after_its_content_and_loads_the_module_by_its_hash() {
        let dir = tempfile::tempdir().unwrap();
        let worker = std::fs::read_to_string(paths::root().join("seal/worker.js")).unwrap();
        let script = put(dir.path(), b"module", &worker).unwrap();
        let text = read(dir.path(), &script).unwrap();
        let module = format!("./{PREFIX}{}.wasm", short_hash(b"module"));
        assert!(text.contains(&module) && text.contains(&integrity(b"module")) && !text.contains("//"), "{text}");
        assert_eq!(script, format!("./{PREFIX}{}.js", short_hash(text.as_bytes())));
        assert!(crate::stage::is_on_demand(&script) && crate::stage::is_on_demand(&module));
        assert!(dir.path().join(module).exists() && put(dir.path(), b"module", "no constants").is_err());
    }
}
