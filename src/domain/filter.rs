//! Filtering the rows of the diary. All conditions must hold.

use super::folding::fold_case_and_accents;
use super::{Body, Code, CollectVec, Diary, Record, RecordId, RowKey, Slot, Speaker, Topic, Word, newest_first, sort_by};

/// The conditions of a search; the empty filter matches everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// By this speaker.
    pub person: Option<Speaker>,
    /// With pain in this region.
    pub region: Option<Code>,
    /// With this word.
    pub word: Option<(Topic, Word)>,
    /// Doses of this relief.
    pub relief: Option<RecordId>,
    /// With each of these words in user text, in any order, compared by [`fold_case_and_accents`].
    pub text: String,
}

impl Filter {
    /// True for the empty filter.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The matching rows in their order.
    #[must_use]
    pub fn rows(&self, diary: &Diary) -> Vec<RowKey> {
        if self.is_empty() {
            return diary.rows().to_vec();
        }
        let text = fold_case_and_accents(&self.text);
        let words: Vec<&str> = text.split_whitespace().collect_vec();
        // Iterating records in map order is several times faster than looking them up row by row.
        let mut found: Vec<RowKey> = diary.records().filter(|record| self.fits(diary, record, &words)).filter_map(Record::row).collect();
        found.extend(self.noted_days(diary, &words));
        sort_by(&mut found, newest_first);
        found
    }

    fn noted_days<'a>(&'a self, diary: &'a Diary, words: &'a [&'a str]) -> impl Iterator<Item = RowKey> + 'a {
        let days = diary.noted_days().filter_map(|day| {
            let parts = diary.day(day);
            let fits = parts.iter().filter_map(|(id, _)| diary.record(*id)).any(|record| self.fits(diary, record, words));
            parts.first().filter(|_| fits).map(|(id, _)| RowKey { day, slot: Slot::Note, id: *id })
        });
        days.filter(|_| self.region.is_none() && self.word.is_none() && self.relief.is_none())
    }

    fn fits(&self, diary: &Diary, record: &Record, words: &[&str]) -> bool {
        let version = record.current();
        let is_of_kind = match &version.body {
            Body::Entry(entry) => {
                let details = entry.details();
                self.relief.is_none()
                    && self.region.as_ref().is_none_or(|region| details.site(region).is_some())
                    && self.word.as_ref().is_none_or(|(topic, word)| details.words(*topic).contains(word))
            }
            Body::Dose(dose) => self.region.is_none() && self.word.is_none() && self.relief.is_none_or(|relief| relief == dose.relief),
            Body::Call(_) => self.region.is_none() && self.word.is_none() && self.relief.is_none(),
            Body::Day(_) => true,
            _ => false,
        };
        let is_said = || self.person.is_none() || self.person == diary.speaker_in(version);
        is_of_kind && !version.deleted && is_said() && holds(words, &version.body, diary)
    }
}

/// True when each folded word occurs in one of the texts, the name of what was taken included.
fn holds(words: &[&str], body: &Body, diary: &Diary) -> bool {
    if words.is_empty() {
        return true;
    }
    let name = if let Body::Dose(dose) = body { diary.any_relief(dose.relief).map(|relief| relief.name.as_str()) } else { None };
    let texts = body.texts().into_iter().chain(name).filter(|text| !text.is_empty());
    let texts: Vec<String> = texts.map(fold_case_and_accents).collect();
    words.iter().all(|word| texts.iter().any(|text| text.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DayPart, Details, DeviceId, Dose, Entry, Line, Moment, Note, OwnWord, Relief, Score, SpeakerRef, Version};

    const NOON_MS: i64 = 1_795_435_200_000;

    fn id(number: u8) -> RecordId {
        RecordId::new(NOON_MS + i64::from(number), &[number; 10])
    }

    fn diary() -> Diary {
        let mut diary = Diary::default();
        let mut put = |number: u8, body| {
            diary.join(Record::new(id(number), Version::first(NOON_MS, DeviceId::new(1), body)));
        };
        let at = |minute: i64| Moment::from_clock(NOON_MS + minute * 60_000, 60);
        let mut details = Details::default();
        details.mark(&Code::listed("jaw"), None);
        details.add_word(Topic::Feels, Word::Listed(Code::listed("burning")));
        details.add_word(Topic::Worse, Word::Own(OwnWord::new("el café").expect("short")));
        let noted = |text: &str| Note::new(text).expect("short");
        put(
            1,
            Body::Entry(Entry::tapped(at(1), Score::TooMuch, SpeakerRef::Patient).with_note(noted("Por la MAÑANA")).with_details(details)),
        );
        put(2, Body::Entry(Entry::tapped(at(2), Score::TooMuch, SpeakerRef::Carer)));
        let name = Line::new("Paracétamol").expect("short");
        put(3, Body::Relief(Relief::new(Code::listed("medicine"), name)));
        put(4, Body::Dose(Dose { skipped: Some(Line::new("sick").expect("short")), ..Dose::taken(id(3), at(3), SpeakerRef::Carer) }));
        put(5, Body::Day(DayPart { note: noted("slept badly"), ..DayPart::new(at(0).day(), SpeakerRef::Carer, Code::listed("note")) }));
        diary
    }

    fn found(filter: Filter) -> Vec<RecordId> {
        filter.rows(&diary()).into_iter().map(|row| row.id).collect()
    }

    #[test]
    fn each_question_finds_what_it_asks_for() {
        let text = |text: &str| Filter { text: text.into(), ..Filter::default() };
        assert_eq!(found(Filter::default()), [5, 4, 2, 1].map(id));
        assert_eq!(found(Filter { person: Some(Speaker::Patient), ..Filter::default() }), [1].map(id));
        assert_eq!(found(Filter { person: Some(Speaker::SomeCarer), ..Filter::default() }), [5, 4, 2].map(id));
        assert_eq!(found(Filter { region: Some(Code::listed("jaw")), ..Filter::default() }), [1].map(id));
        assert_eq!(found(Filter { word: Some((Topic::Feels, Word::Listed(Code::listed("burning")))), ..Filter::default() }), [1].map(id));
        assert_eq!(found(Filter { word: Some((Topic::Worse, Word::Listed(Code::listed("burning")))), ..Filter::default() }), []);
        assert_eq!(found(Filter { relief: Some(id(3)), ..Filter::default() }), [4].map(id));
        for (asked, answer) in [
            ("manana", 1),
            (" MAÑANA ", 1),
            ("CAFE", 1),
            ("sick", 4),
            ("paracetamol", 4),
            ("slept", 5),
            ("mañana la  por", 1),
            ("sick paraceta", 4),
        ] {
            assert_eq!(found(text(asked)), [id(answer)], "{asked}");
        }
        assert_eq!(found(Filter { text: "sick".into(), person: Some(Speaker::Patient), ..Filter::default() }), [], "all must hold");
    }
    /// The notes of `tests/cases/search-notes.json`, by their day.
    #[test]
    fn notes_are_found_as_they_are_typed_on_another_keyboard() {
        let notes = ["it’s bad", "Straße", "ngực đau", "боль и ёлка", "ΠΟΝΟΣ στη μέση", "dolor en la mañana"];
        let mut diary = Diary::default();
        for (number, note) in (1..).zip(notes) {
            let entry = Entry::tapped(Moment::from_clock(NOON_MS, 0), Score::TooMuch, SpeakerRef::Patient);
            let body = Body::Entry(entry.with_note(Note::new(note).expect("short")));
            diary.join(Record::new(id(number), Version::first(NOON_MS, DeviceId::new(1), body)));
        }
        let asked = [
            ("it's", 1),
            ("bad it’s", 1),
            ("strasse", 2),
            ("STRASSE", 2),
            ("nguc dau", 3),
            ("đau ngực", 3),
            ("елка боль", 4),
            ("ёлка", 4),
            ("πόνος", 5),
            ("μεση πονος", 5),
            ("man\u{303}ana dolor", 6),
            ("en\u{a0}la", 6),
        ];
        for (text, answer) in asked {
            let found = Filter { text: text.into(), ..Filter::default() }.rows(&diary);
            assert_eq!(found.into_iter().map(|row| row.id).collect::<Vec<_>>(), [id(answer)], "{text}");
        }
    }
}
