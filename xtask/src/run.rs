//! Runs other programs; errors say what to do.

use crate::paths;
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};

/// The cargo that started xtask (a toolchain override applies to children too), in the repository's root, with these arguments.
pub fn cargo(arguments: &str) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(paths::root()).args(arguments.split_whitespace());
    command
}

/// A program of this workspace, in the folder where the command was given; its arguments follow.
pub fn cargo_run(package: &str, program: &str) -> Result<Command> {
    let mut command = cargo("run --quiet --manifest-path");
    command.arg(paths::root().join("Cargo.toml")).args(["--package", package, "--bin", program, "--"]);
    command.current_dir(std::env::current_dir()?);
    Ok(command)
}

/// How the command would look in a terminal, for messages.
pub fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(name).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// Runs to the end with output inherited; an exit code other than 0 is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.stdin(Stdio::null()).status().with_context(|| format!("could not start `{}`", shown(command)))?;
    if !status.success() {
        bail!("`{}` ended with {status}", shown(command));
    }
    Ok(())
}

/// Runs to the end in silence and returns what was printed, which is part of the error when the exit code is not 0.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("could not start `{}`", shown(command)))?;
    let printed = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        bail!("{}\n`{}` ended with {}", format!("{printed}\n{errors}").trim(), shown(command), output.status);
    }
    Ok(printed)
}

/// PATH with this folder first.
pub fn path_with(first: &Path) -> Result<OsString> {
    let rest = std::env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(first.to_path_buf()).chain(std::env::split_paths(&rest));
    std::env::join_paths(all).context("a folder's name cannot stand in PATH")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_silent_program_said_is_part_of_its_error() {
        let shell = |script: &str| output(Command::new("sh").args(["-c", script]));
        assert_eq!(shell("echo 400 lines").unwrap(), "400 lines");
        let error = shell("echo out; echo why >&2; exit 3").unwrap_err().to_string();
        assert!(error.starts_with("out\nwhy\n`sh -c") && error.contains('3'), "{error}");
    }
}
