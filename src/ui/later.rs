//! Loads the later part of the program: from its own file in a split build, else it is already linked in.

use crate::screen::LazyScreens;

/// Loading failed; the browser's console has the reason.
pub struct NotLoaded;

/// Loads it.
#[cfg(split)]
pub async fn load() -> Result<LazyScreens, NotLoaded> {
    part().await.map_err(|_| NotLoaded)
}

/// The split point: everything reachable only from this function goes into the later part.
#[cfg(split)]
#[allow(unsafe_code, reason = "the macro's own, for the call from one module into the other")]
#[wasm_split_helpers::wasm_split(later, fallible)]
fn part() -> Result<LazyScreens, wasm_split_helpers::SplitLoaderError> {
    Ok(LazyScreens::here())
}

/// Loads it.
#[cfg(not(split))]
pub async fn load() -> Result<LazyScreens, NotLoaded> {
    std::future::ready(Ok(LazyScreens::here())).await
}
