//! Records as one line of text.

use chrono::{Days, NaiveDate};

use super::Screen;
use crate::domain::link::before_after;
use crate::domain::vocabulary::DAY_NOTE;
use crate::domain::{Code, CollectVec, DayPart, Details, Dose, Eased, Entry, Line, RecordId, Score, Site, Speaker, SpeakerRef, Topic};
use crate::text::bidi_isolate;
use crate::view::doctor::{BeforeAfterSum, Changed};

impl Screen<'_> {
    /// "Anna says", "Ben sees": the label of the pad's switch.
    pub(super) fn speaker_says(&self, speaker: &Speaker) -> String {
        self.text.speaker_says(speaker, self.own_name(speaker).as_deref())
    }

    /// The label of the pad's switch for a speaker.
    #[must_use]
    pub fn switch_words(&self, speaker: &SpeakerRef) -> String {
        self.speaker_says(&self.resolve_speaker(speaker))
    }

    /// "Morphine": the name without the strength, which beside a dose would be read as the amount taken.
    pub(super) fn relief_words(&self, id: RecordId) -> String {
        let diary = &self.model.diary;
        let Some(relief) = diary.any_relief(id) else { return self.text.relief_unknown() };
        let name = bidi_isolate(relief.name.as_str());
        // Reliefs with the same name are distinguished by their strength.
        let is_alone = !diary.reliefs().any(|(other, known)| other != id && known.name == relief.name);
        match self.strength_words(id).filter(|_| !is_alone) {
            Some(strength) => format!("{name} ({strength})"),
            None => name,
        }
    }

    /// "strength on the box or bottle: 10 mg/5 ml", if recorded; used for a medicine, never for a dose.
    pub(super) fn strength_words(&self, id: RecordId) -> Option<String> {
        self.strength(id).map(|strength| self.text.strength_is(&strength))
    }

    /// The strength as written, if recorded; shown with its label alone.
    pub(super) fn strength(&self, id: RecordId) -> Option<String> {
        let relief = self.model.diary.any_relief(id).filter(|relief| !relief.strength.is_empty())?;
        Some(bidi_isolate(relief.strength.as_str()))
    }

    /// See [`crate::domain::Diary::is_medicine`].
    pub(super) fn is_medicine(&self, relief: RecordId) -> bool {
        self.model.diary.is_medicine(relief)
    }

    /// "last 02:26 · 5 ml": the last dose that is not dated ahead.
    pub(super) fn last_taken_words(&self, id: RecordId) -> String {
        let (text, diary) = (self.text, &self.model.diary);
        let Some(dose) = diary.last_taken(id, self.now) else {
            return if self.is_medicine(id) { text.not_taken_yet() } else { text.not_used_yet() };
        };
        let amount = match dose.amount.as_str() {
            // Rest, heat and massage have no amount.
            "" if self.is_medicine(id) => text.amount_not_written(),
            amount => bidi_isolate(amount),
        };
        join([text.last_taken(&self.when(dose.at)), amount])
    }

    /// "Lower back, left 7".
    pub(super) fn site_words(&self, site: &Site) -> String {
        let region = self.text.region(site.region.as_str());
        match site.pain {
            Some(pain) => self.text.named_number(&region, &self.text.score(Score::Number(pain))),
            None => region,
        }
    }

    /// "Lower back, left → buttock, left → calf, left".
    pub(super) fn path_words(&self, path: &[Code]) -> String {
        path.iter().map(|region| self.text.region(region.as_str())).joined(" → ")
    }

    /// All words of a topic.
    pub(super) fn topic_words(&self, details: &Details, topic: Topic) -> String {
        details.words(topic).iter().map(|word| self.text.word(topic, word)).joined(", ")
    }

    /// An entry in the diary's list, without score and time: dated ahead, recalled, where, words, relief, note.
    pub(super) fn entry_line(&self, id: RecordId, entry: &Entry) -> String {
        let details = entry.details();
        let recalled = entry.is_recalled(id).then(|| self.recalled_words(entry));
        let sites = details.sites.iter().map(|site| self.site_words(site)).joined(", ");
        let helped = self.topic_words(details, Topic::Helped);
        let helped = (!helped.is_empty()).then(|| self.text.helped_by(&helped));
        let note = first_line(entry.note.as_str());
        join([
            self.ahead_words(entry.at).unwrap_or_default(),
            recalled.unwrap_or_default(),
            sites,
            self.topic_words(details, Topic::Feels),
            helped.unwrap_or_default(),
            note,
        ])
    }

    /// "recalled", and the time span.
    pub(super) fn recalled_words(&self, entry: &Entry) -> String {
        entry.span.as_ref().map_or_else(|| self.text.recalled(), |span| self.text.span(span.as_str()))
    }

    /// All content of an entry, for its history.
    pub(super) fn entry_words(&self, entry: &Entry, speaker: &Speaker) -> String {
        let (text, details) = (self.text, entry.details());
        let mut parts = vec![self.speaker_says_score(speaker, entry.score), self.when(entry.at)];
        parts.extend(entry.span.as_ref().map(|span| text.span(span.as_str())));
        parts.push(details.sites.iter().map(|site| self.site_words(site)).joined(", "));
        parts.extend(details.spread.iter().map(|path| self.path_words(path)));
        for topic in Topic::ALL {
            let words = self.topic_words(details, topic);
            parts.push(if words.is_empty() { words } else { text.topic_says(&text.topic(topic), &words) });
        }
        parts.extend(self.course_words(details));
        parts.push(bidi_isolate(entry.note.as_str()));
        join(parts)
    }

    /// When it began and eased, how it came and goes, the numbers at rest and on moving; as far as recorded.
    pub(super) fn course_words(&self, details: &Details) -> Vec<String> {
        let text = self.text;
        let began = details.began.map(|at| text.topic_says(&text.began(), &self.when(at)));
        let eased = details.eased.map(|eased| match eased {
            Eased::StillThere => text.still_there(),
            Eased::At(at) => text.topic_says(&text.eased(), &self.when(at)),
        });
        let mut parts = began.into_iter().chain(eased).collect_vec();
        parts.extend([&details.onset, &details.course].into_iter().flatten().map(|code| text.course(code.as_str())));
        for (name, pain) in [(text.at_rest(), details.at_rest), (text.on_moving(), details.on_moving)] {
            parts.extend(pain.map(|pain| text.named_number(&name, &text.score(Score::Number(pain)))));
        }
        parts
    }

    /// "Morphine · 5 ml · 8 before · 5 after 40 min · enough relief".
    pub(super) fn dose_words(&self, dose: &Dose) -> String {
        let text = self.text;
        let mut parts = vec![self.relief_words(dose.relief), bidi_isolate(dose.amount.as_str())];
        parts.extend(
            dose.skipped
                .as_ref()
                .map(|reason| text.skipped_because(&bidi_isolate(reason.as_str()), if reason.is_empty() { "no" } else { "yes" })),
        );
        parts.push(self.effect_words(dose));
        join(parts)
    }

    /// "Sleep: poor", "Weakness: yes, since 20 November".
    pub(super) fn part_words(&self, part: &DayPart) -> String {
        let text = self.text;
        let code = part.part.as_str();
        let value = part.value.as_ref().map(|value| text.level(code, value.as_str()));
        let since = part.since.map(|day| text.since_day(&self.list_day(day)));
        let recalled = part.recalled.then(|| text.recalled());
        let said = value.into_iter().chain(since).chain([first_line(part.note.as_str())]).filter(|said| !said.is_empty());
        let said = said.chain(recalled).joined(", ");
        if code == DAY_NOTE { said } else { text.topic_says(&text.day_part(code), &said) }
    }

    /// "Today, Wed 25 Nov".
    pub(super) fn day_words(&self, day: NaiveDate) -> String {
        let (text, today) = (self.text, self.now.day());
        let words = self.list_day(day);
        if day == today {
            text.today(&words)
        } else if Some(day) == today.checked_sub_days(Days::new(1)) {
            text.yesterday(&words)
        } else {
            words
        }
    }

    /// "5 to 8 before, 3 to 6 after 20 to 45 min (4)": pain before and after a relief as one speaker reports it.
    pub(super) fn before_after_words(&self, found: &BeforeAfterSum) -> String {
        let text = self.text;
        let [least, most] = [found.after_min.least, found.after_min.most].map(|minutes| text.minutes(minutes));
        let minutes = if least == most { least } else { text.from_to(&least, &most) };
        let before = text.before(&self.range_words(found.before.least, found.before.most));
        let after = text.after(&self.range_words(found.after.least, found.after.most), &minutes);
        let count = self.count(found.doses.len());
        let count = if found.recalled == 0 { count } else { text.with_recalled(&count, &self.count(found.recalled)) };
        text.times_said(&format!("{before}, {after}"), &count)
    }

    /// "12 Nov: strength on the box 10 mg → 30 mg": a change of a medicine on that day.
    pub(super) fn change_words(&self, day: String, changed: &Changed) -> String {
        let text = self.text;
        match changed {
            Changed::Listed => text.medicine_listed(&day),
            Changed::Strength(old, new) => {
                let strength = |line: &Line| if line.is_empty() { text.no_strength() } else { bidi_isolate(line.as_str()) };
                text.medicine_strength(&day, &strength(old), &strength(new))
            }
            Changed::Schedule(None) => text.medicine_schedule(&day, &text.schedule_not_said()),
            Changed::Schedule(Some(schedule)) => text.medicine_schedule(&day, &text.schedule(schedule.as_str())),
            Changed::Ended => text.medicine_ended(&day),
            Changed::Removed => text.medicine_removed(&day),
        }
    }

    /// "8 before · 5 after 40 min · enough relief", without unknown parts.
    pub(super) fn effect_words(&self, dose: &Dose) -> String {
        let text = self.text;
        let effect = before_after(&self.model.diary, dose, self.now);
        let mut parts: Vec<String> = effect.before.iter().map(|before| text.before(&text.score(before.score))).collect_vec();
        parts.extend(effect.after.iter().map(|after| text.after(&text.score(after.score), &text.minutes(after.after_min()))));
        // What was said before it was corrected to "skipped" is kept, and not shown.
        parts.extend(dose.effect.as_ref().filter(|_| dose.skipped.is_none()).map(|effect| text.effect(effect.as_str())));
        join(parts)
    }
}

/// The parts that are not empty as one line.
pub(super) fn join(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).joined(" · ")
}

/// The beginning of a note, for two lines of the widest screen.
fn first_line(note: &str) -> String {
    let words = note.split_whitespace().flat_map(|word| word.chars().chain([' ']));
    bidi_isolate(words.take(240).collect::<String>().trim_end())
}
