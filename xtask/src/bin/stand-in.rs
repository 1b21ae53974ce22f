//! The program that Trunk finds under the name of wasm-bindgen; see `xtask::split`. (The compiler refuses a program of that name.)

use std::process::ExitCode;

fn main() -> ExitCode {
    xtask::split::wasm_bindgen().unwrap_or_else(|error| {
        eprintln!("\n{error:#}");
        ExitCode::FAILURE
    })
}
