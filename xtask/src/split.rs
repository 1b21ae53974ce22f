//! Splits the program in two modules: what the pad needs, and the later screens. Trunk has no step between cargo and wasm-bindgen, so a
//! script of ours (`xtask/stand-in/`) is found in PATH under that name and calls this, which splits the module at the function in
//! `src/ui/later.rs` and passes the first part on. The split is that of <https://github.com/WorldSEnder/wasm-split-prototype>. A plain
//! `trunk build` makes one module.

use crate::module::Functions;
use crate::unused::without_unused;
use crate::upstream::Upstream;
use crate::{run, tools};
use anyhow::{Context, Result, anyhow, bail, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;
use wasmparser::Operator;

/// Variable with the folder for the two parts; the program is split only when it is set.
pub const DIR_VARIABLE: &str = "PAIN_DIARY_SPLIT";
/// Compiler flags: `cfg(split)`, the relocations that splitting needs, and settings of LLVM that make the whole 5 kB smaller. They trade
/// work done once before a loop, and shorter paths, for fewer instructions; `opt-level = "z"` alone leaves them as they are.
pub const RUST_FLAGS: &str = "--cfg split -Clink-args=--emit-relocs -Cllvm-args=-disable-lsr -Cllvm-args=-disable-machine-licm \
     -Cllvm-args=-disable-machine-cse -Cllvm-args=-enable-load-pre=false -Cllvm-args=-tail-merge-size=1 \
     -Cllvm-args=-phi-node-folding-threshold=4";
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

/// What Trunk finds in place of wasm-bindgen: splits the module among the arguments, then runs the real one on the first part.
pub fn wasm_bindgen(arguments: &[&str]) -> Result<()> {
    let mut command = Command::new(tools::wasm_bindgen()?.path());
    for argument in arguments {
        // Trunk also asks for the version, without a module.
        if argument.ends_with(".wasm") {
            let dir = std::env::var_os(DIR_VARIABLE).with_context(|| format!("{DIR_VARIABLE} names no folder"))?;
            // The later part imports memory and tables of the first one.
            command.arg("--keep-lld-exports").arg(first_part(Path::new(argument), Path::new(&dir))?);
        } else {
            command.arg(argument);
        }
    }
    run::run(&mut command)
        .with_context(|| Upstream::WasmBindgen.changed("split.rs", "that it works on a part of a program and knows --keep-lld-exports"))
}

/// Splits the module; both parts are in the folder then. Returns the first one.
fn first_part(module: &Path, dir: &Path) -> Result<PathBuf> {
    let whole = std::fs::read(module).with_context(|| format!("could not read {}", module.display()))?;
    let first = dir.join(module.file_name().context("a module has a name")?);
    std::fs::create_dir_all(dir)?;
    let mut options = wasm_split_cli_support::Options::new(&whole);
    options.output_dir = dir;
    options.main_out_path = &first;
    options.link_name = LINK;
    options.main_module = GLUE;
    let parts = wasm_split_cli_support::transform(options).map_err(|error| anyhow!("{error:#}")).with_context(|| {
        Upstream::WasmSplit.changed("split.rs", "a program that can be cut, with relocations as rustc's linker writes them")
    })?;
    ensure!(
        parts.split_modules == [dir.join(LATER)] && dir.join(LINK).exists(),
        Upstream::WasmSplit
            .changed("split.rs", "one part, split_later.wasm, and split.js (does src/ui/later.rs still call the part `later`?)")
    );
    let module = std::fs::read(&first)?;
    if let Some(names) = callers(&module, LATER_WORDS)? {
        bail!(
            "the first part of the program says something whose words come with the later part; add the id of the message to \
             src/text/first.txt. It is said in: {}",
            names.join(", ")
        );
    }
    std::fs::write(&first, without_unused(&module)?)?;
    Ok(first)
}

/// The functions that call the function whose name contains `name`; `None` when there is no such function.
fn callers<'a>(module: &'a [u8], name: &str) -> Result<Option<Vec<&'a str>>> {
    let Functions { imported, bodies, names, .. } = Functions::of(module)?;
    ensure!(
        !names.is_empty(),
        Upstream::Rustc.changed("split.rs", "a program that names its functions, so that who calls one can be told")
    );
    let Some((called, _)) = names.iter().find(|(_, known)| known.contains(name)) else { return Ok(None) };
    let mut callers = Vec::new();
    for (caller, body) in (imported..).zip(bodies) {
        let operators = body.get_operators_reader()?.into_iter().collect::<Result<Vec<_>, _>>()?;
        if operators.iter().any(|operator| matches!(operator, Operator::Call { function_index } if function_index == called)) {
            callers.push(names.get(&caller).copied().unwrap_or("?"));
        }
    }
    Ok(Some(callers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_calls_a_function_is_named() {
        let module = wat::parse_str(
            "(module (func $page call 1 call 1) (func $Text::later_message call 2) (func $render call 2) (func $draw call 1))",
        );
        let module = module.unwrap();
        assert_eq!(callers(&module, "later_message").unwrap(), Some(vec!["page", "draw"]));
        assert_eq!(callers(&module, "nobody").unwrap(), None);
        assert!(callers(&wat::parse_str("(module)").unwrap(), "nobody").is_err(), "without names nothing is known");
    }
}
