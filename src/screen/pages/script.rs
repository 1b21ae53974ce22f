//! The details behind what is read aloud to the team (`script_spoken.rs`), and the text that is sent: signs first, then every number, every
//! dose of the last 24 hours, and what was not taken.

use super::super::Screen;
use crate::domain::{CollectVec, Dose, RecordId, UNREPORTED_DAYS, sort_by_key};
use crate::text::bidi_isolate;

/// Most unreported entries and skipped doses in the script, newest first. It says how many more there are.
const SCRIPT: usize = 6;
/// Every dose of this many hours is in the script.
const TAKEN_HOURS: i64 = 24;

impl Screen<'_> {
    /// The text that is sent: the sentences, then the details.
    pub(in crate::screen) fn script(&self) -> String {
        [self.spoken().into_iter().joined(" "), String::new()].into_iter().chain(self.script_details()).joined("\n")
    }

    /// A line for each sign, number, medicine and skipped dose.
    pub(in crate::screen) fn script_details(&self) -> Vec<String> {
        let (text, diary, unreported) = (self.text, &self.model.diary, self.unreported());
        let mut lines = Vec::new();
        lines.extend(diary.signs(&unreported.signs, self.now).iter().map(|sign| self.sign_words(sign)));
        if unreported.entries.is_empty() {
            let last = diary.newest(self.now, |id| diary.entry(id).map(|_| id));
            lines.extend(last.map_or_else(|| Some(text.script_nothing()), |id| self.reportable_words(id)));
        } else {
            if unreported.entries.len() > 1 {
                lines.push(self.voice_words(&unreported).join(" · "));
            }
            self.newest(&unreported.entries, &mut lines);
        }
        lines.extend(self.taken().into_iter().map(|taken| self.taken_line(taken)));
        self.newest(&unreported.skipped, &mut lines);
        if !unreported.older.is_empty() {
            lines.push(text.older_things(&self.things(unreported.older.len(), unreported.is_cut()), &text.intl.number(UNREPORTED_DAYS)));
        }
        lines
    }

    /// The newest of them, and the number of the others.
    fn newest(&self, ids: &[RecordId], lines: &mut Vec<String>) {
        lines.extend(ids.iter().take(SCRIPT).filter_map(|id| self.reportable_words(*id)));
        let more = ids.len().saturating_sub(SCRIPT);
        lines.extend((more > 0).then(|| self.text.counted(more, crate::text::Text::and_more)));
    }

    /// Every dose of the last 24 hours for each medicine or other relief, the newest instant first.
    pub(super) fn taken(&self) -> Vec<(RecordId, Vec<&Dose>)> {
        let diary = &self.model.diary;
        let is_of_the_day = |dose: &&Dose| dose.skipped.is_none() && self.is_of_last_day(dose);
        let mut taken: Vec<(RecordId, Vec<&Dose>)> = Vec::new();
        let near = diary.rows_about(self.now.day()).iter().filter_map(|row| diary.dose(row.id));
        for dose in sort_by_key(near.filter(is_of_the_day).collect_vec(), |dose| -dose.at.unix_ms()) {
            match taken.iter_mut().find(|(relief, _)| *relief == dose.relief) {
                Some((_, doses)) => doses.push(dose),
                None => taken.push((dose.relief, vec![dose])),
            }
        }
        taken
    }

    /// True for a dose at most 24 hours old, taken or skipped.
    pub(super) fn is_of_last_day(&self, dose: &Dose) -> bool {
        !dose.at.is_ahead_of(self.now) && self.now.since(dose.at).num_minutes() <= TAKEN_HOURS * 60
    }

    /// "Morphine, taken in the last 24 hours: 14:30, 5 ml · 02:26, amount not written".
    fn taken_line(&self, (relief, doses): (RecordId, Vec<&Dose>)) -> String {
        let text = self.text;
        let one = |dose: &Dose| {
            let amount = if dose.amount.is_empty() { text.amount_not_written() } else { bidi_isolate(dose.amount.as_str()) };
            // Rest, heat and massage have no amount.
            let amount = Some(amount).filter(|_| !dose.amount.is_empty() || self.is_medicine(relief));
            [self.when(dose.at)].into_iter().chain(amount).joined(", ")
        };
        let (name, doses) = (self.relief_words(relief), doses.into_iter().map(one).joined(" · "));
        if self.is_medicine(relief) { text.script_taken(&name, &doses) } else { text.script_used(&name, &doses) }
    }
}
