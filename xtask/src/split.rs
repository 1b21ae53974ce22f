//! Splits the program in two modules: what the pad needs, and the later screens. Trunk has no step between cargo and wasm-bindgen, so our
//! program is found in PATH under the name of wasm-bindgen, splits the module at the function in `src/ui/later.rs`, and passes the first
//! part on. The split is that of <https://github.com/WorldSEnder/wasm-split-prototype>. A plain `trunk build` makes one module.

use crate::unused::without_unused;
use crate::upstream::Tool;
use crate::{paths, run, tools};
use anyhow::{Context, Result, anyhow, bail, ensure};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use wasmparser::{KnownCustom, Name, Operator, Parser, Payload, TypeRef};

/// Variable with the folder for the two parts; the program is split only when it is set.
pub const DIR_VARIABLE: &str = "PAIN_DIARY_SPLIT";
/// Compiler flags: `cfg(split)`, and the relocations that splitting needs.
pub const RUST_FLAGS: &str = "--cfg split -Clink-args=--emit-relocs";
/// The script that loads the later part, in the same folder.
pub const LINK: &str = "./split.js";
/// The later part.
pub const LATER: &str = "split_later.wasm";
/// Export of the script.
pub const LOAD: &str = "__wasm_split_load_later";
/// Name of the function that returns a message of the later part (`src/text/mod.rs`).
const LATER_WORDS: &str = "later_message";
/// Name under which the script imports the glue of the first part.
pub const GLUE: &str = "./glue.js";

/// Builds `src/bin/stand-in.rs` and puts it into a folder under the name of wasm-bindgen; returns the folder. It is built separately,
/// because the running program may be a test, or be rebuilt meanwhile.
pub fn stand_in() -> Result<PathBuf> {
    let mut build = run::cargo();
    build.args(["build", "--quiet", "--package", "xtask", "--bin", "stand-in", "--message-format", "json-render-diagnostics"]);
    let messages = run::output(&mut build).context("the stand-in for wasm-bindgen did not build")?;
    let built = messages.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let executable = built.filter_map(|message| message["executable"].as_str().map(PathBuf::from)).next_back();
    let executable = executable.context("cargo did not say where the stand-in for wasm-bindgen is")?;
    let dir = paths::root().join(".tools").join("stand-in");
    std::fs::create_dir_all(&dir)?;
    // Copied, then renamed: another build may be running the old file.
    let fresh = dir.join(format!("fresh-{}", std::process::id()));
    std::fs::copy(&executable, &fresh).with_context(|| format!("could not copy {}", executable.display()))?;
    std::fs::rename(&fresh, dir.join("wasm-bindgen").with_extension(std::env::consts::EXE_EXTENSION))?;
    Ok(dir)
}

/// Splits the module given to wasm-bindgen, then runs the real wasm-bindgen.
pub fn wasm_bindgen() -> Result<ExitCode> {
    let mut args: Vec<OsString> = std::env::args_os().skip(1).collect();
    let module = args.iter_mut().find(|arg| Path::new(arg).extension().is_some_and(|extension| extension == "wasm"));
    let mut is_cut = false;
    if let (Some(module), Some(dir)) = (module, std::env::var_os(DIR_VARIABLE).map(PathBuf::from)) {
        let input = PathBuf::from(&module);
        let first = dir.join(input.file_name().context("a module has a name")?);
        cut(&input, &dir, &first)?;
        std::fs::write(&first, without_unused(&std::fs::read(&first)?)?)?;
        *module = first.into();
        // The later part imports memory and tables of the first one.
        args.push("--keep-lld-exports".into());
        is_cut = true;
    }
    let tool = tools::wasm_bindgen()?;
    let status = Command::new(tool.path()).args(args).status().with_context(|| format!("could not start {}", tool.path().display()))?;
    if !status.success() && is_cut {
        bail!(Tool::WasmBindgen.changed("split.rs", "that it works on a part of a program and knows --keep-lld-exports"));
    }
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn cut(input: &Path, dir: &Path, first: &Path) -> Result<()> {
    let whole = std::fs::read(input).with_context(|| format!("could not read {}", input.display()))?;
    if dir.exists() {
        std::fs::remove_dir_all(dir)?;
    }
    std::fs::create_dir_all(dir)?;
    let mut options = wasm_split_cli_support::Options::new(&whole);
    options.output_dir = dir;
    options.main_out_path = first;
    options.link_name = LINK;
    options.main_module = GLUE;
    let parts = wasm_split_cli_support::transform(options).map_err(|error| anyhow!("{error:#}")).with_context(|| {
        Tool::WasmSplit.changed("split.rs", "a program that can be cut, with relocations as rustc's linker writes them")
    })?;
    ensure!(
        parts.split_modules == [dir.join(LATER)] && dir.join(LINK).exists(),
        Tool::WasmSplit.changed("split.rs", "one part, split_later.wasm, and split.js (does src/ui/later.rs still call the part `later`?)")
    );
    match callers(&std::fs::read(first)?, LATER_WORDS)? {
        None => Ok(()),
        Some(names) => bail!(
            "the first part of the program says something whose words come with the later part; add the id of the message to \
             src/text/first.txt. It is said in: {}",
            names.join(", ")
        ),
    }
}

/// The functions that call the function whose name contains `name`; `None` when there is no such function.
fn callers(module: &[u8], name: &str) -> Result<Option<Vec<String>>> {
    let (mut names, mut imported, mut bodies) = (BTreeMap::new(), 0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(subsections) = section.as_known() else { continue };
                for subsection in subsections {
                    let Name::Function(map) = subsection? else { continue };
                    for naming in map {
                        let naming = naming?;
                        names.insert(naming.index, naming.name);
                    }
                }
            }
            _ => {}
        }
    }
    ensure!(!names.is_empty(), Tool::Rustc.changed("split.rs", "a program that names its functions, so that who calls one can be told"));
    let Some((called, _)) = names.iter().find(|(_, known)| known.contains(name)) else { return Ok(None) };
    let mut callers = Vec::new();
    for (caller, body) in (imported..).zip(bodies) {
        for operator in body.get_operators_reader()? {
            if matches!(operator?, Operator::Call { function_index } if function_index == *called) {
                callers.push((*names.get(&caller).unwrap_or(&"?")).to_owned());
            }
        }
    }
    callers.dedup();
    Ok(Some(callers))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CodeSection, Function, FunctionSection, Module, NameMap, NameSection, TypeSection};

    #[test]
    fn who_calls_a_function_is_named() {
        let (mut types, mut functions, mut code, mut map) =
            (TypeSection::new(), FunctionSection::new(), CodeSection::new(), NameMap::new());
        types.ty().function([], []);
        for (place, (name, called)) in [("page", 1), ("Text::later_message", 2), ("render", 2), ("draw", 1)].into_iter().enumerate() {
            functions.function(0);
            let mut function = Function::new([]);
            function.instructions().call(called).call(called).end();
            code.function(&function);
            map.append(u32::try_from(place).unwrap(), name);
        }
        let mut names = NameSection::new();
        names.functions(&map);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&code).section(&names);
        let module = module.finish();
        assert_eq!(callers(&module, "later_message").unwrap(), Some(vec!["page".to_owned(), "draw".to_owned()]));
        assert_eq!(callers(&module, "nobody").unwrap(), None);
        assert!(callers(&Module::new().finish(), "nobody").is_err(), "without names nothing is known");
    }
}
