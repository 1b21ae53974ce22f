//! Backups: saving and importing.

use super::super::Screen;
use super::super::node::{Handler, Node, el};
use super::super::parts::{button, page, progress, sheet, status_line};
use super::backup_preview::import_state;
use super::copies::copies;
use super::sealed::seal;
use crate::app::{BackupCommand, Import, ImportCommand, PastImport, PlatformRequest, SealOf, Sealing};
use crate::domain::{CollectVec, Moment};

/// The screen of the backups.
pub fn backup(screen: &Screen<'_>) -> Node {
    let (text, model) = (screen.text, screen.model);
    let can_seal = model.loading.is_fully_loaded && model.backup.is_none();
    let mut content = status_line(screen);
    content.push(
        el("div", "sheet stack")
            .child(el("p", "").text(text.backup_why()))
            .children(last_saved(screen))
            .children(save(screen))
            .children(seal(screen, SealOf::Backup, can_seal)),
    );
    content.push(
        el("div", "sheet stack")
            .child(el("p", "").text(text.backup_open_hint()))
            .child(button("button plain", text.backup_open(), PlatformRequest::ChooseFile))
            .child(file_input()),
    );
    content.extend(copies(screen));
    content.extend(import_state(screen));
    content.extend(matches!(model.import, Import::Idle).then(|| imports(screen)).flatten());
    page(screen, text.backup_title(), content)
}

/// The input behind "Open a backup", which [`PlatformRequest::ChooseFile`] opens.
pub fn file_input() -> Node {
    el("input", "visually-hidden")
        .attr("type", "file")
        .attr("id", "backup-file")
        .attr("tabindex", "-1")
        .attr("aria-hidden", "true")
        .on(Handler::File)
}

/// The button that saves, or the progress of the file.
fn save(screen: &Screen<'_>) -> Vec<Node> {
    let (text, model) = (screen.text, screen.model);
    let making = model.backup.as_ref();
    let save =
        button("button", text.backup_save(), BackupCommand::Save).bool_attr("disabled", !model.loading.is_fully_loaded || making.is_some());
    let mut parts = vec![el("p", "soft").text(text.backup_plain_hint()), save];
    let is_sealed = matches!(model.sealing, Some(Sealing { of: SealOf::Backup, .. }));
    if let Some(state) = making.filter(|state| state.done > 0 && !is_sealed) {
        parts.push(el("p", "").text(text.backup_making(&screen.count(state.done), &screen.count(state.all))));
        parts.push(progress(text.backup_save(), Some((state.done, state.all))));
        parts.push(button("button plain", text.cancel(), BackupCommand::NotSaved { failed: false }));
    }
    parts
}

/// The time of the last backup, and the number of entries, doses and calls in no backup.
fn last_saved(screen: &Screen<'_>) -> Vec<Node> {
    let (text, model) = (screen.text, screen.model);
    let last = model.last_backup.as_ref().map_or_else(
        || text.backup_never(),
        |last| text.counted(last.records, |text, count, plural| text.backup_last(&when(screen, &last.at), count, plural)),
    );
    let is_shown = |id| model.diary.record(id).is_some_and(|record| record.row().is_some());
    let unbacked = model.outbox.unbacked.iter().filter(|id| is_shown(**id)).count();
    vec![el("p", "").text(last), el("p", "").text(text.backup_unbacked(&screen.count(unbacked)))]
}

/// The imports that can be undone, newest first: each with its counts, the newest with its button.
fn imports(screen: &Screen<'_>) -> Option<Node> {
    let (text, imports) = (screen.text, &screen.model.imports);
    let kept = (imports.kept > 0).then(|| el("p", "soft").text(text.counted(imports.kept, crate::text::Text::imports_kept)));
    if imports.list.is_empty() && kept.is_none() {
        return None;
    }
    let rows: Vec<Node> = imports.list.iter().rev().enumerate().map(|(index, import)| imported(screen, import, index == 0)).collect_vec();
    let hint = (rows.len() > 1).then(|| el("p", "soft").text(text.imports_hint()));
    Some(sheet(text.imports_title()).key("imports".into()).child_opt(hint).child(el("ul", "history").children(rows)).child_opt(kept))
}

fn imported(screen: &Screen<'_>, import: &PastImport, is_newest: bool) -> Node {
    let text = screen.text;
    let summary =
        import.summary.map_or_else(|| text.counted(import.records, crate::text::Text::entries), |summary| text.import_summary(summary));
    let words = text.topic_says(&when(screen, &import.at), &summary);
    // Disabled while the diary is loading, so that a double tap does not undo the next one too.
    let undo = is_newest.then(|| {
        button("button plain", text.import_undo(), ImportCommand::Undo).bool_attr("disabled", !screen.model.loading.is_fully_loaded)
    });
    el("li", "stack tight").key(import.packs.first().cloned().unwrap_or_default()).child(el("p", "").text(words)).child_opt(undo)
}

fn when(screen: &Screen<'_>, at: &str) -> String {
    Moment::parse(at).map(|at| screen.when(at)).unwrap_or_default()
}
