use super::number::DIGITS_MAX;
use super::*;

/// The result of reading, in one line: "address | words", "two: address, address", or the reason.
fn read(typed: &str) -> String {
    match dialled(typed) {
        Dialled::One { number, words, .. } if words.is_empty() => number.address(),
        Dialled::One { number, words, .. } => format!("{} | {words}", number.address()),
        Dialled::Several(numbers) => numbers.iter().map(Number::address).collect::<Vec<_>>().join(" and "),
        Dialled::Refused(reason) => format!("{reason:?}"),
    }
}

fn hold(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(typed, expected)| read(typed) != *expected)
        .map(|(typed, expected)| format!("{typed:?}: {} instead of {expected}", read(typed)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_number_dialled_is_the_number_written() {
    hold(&[
        ("+49 (0)40 66969-456", "tel:+494066969456"),
        ("0049 (0)40 66969-456", "tel:00494066969456"),
        ("+44 (0)20 7946-0018", "tel:+442079460018"),
        ("(0)40 66969", "tel:04066969"),
        ("00 49 40 66969", "tel:00494066969"),
        ("040/66969-456", "tel:04066969456"),
        ("040 / 66969-456", "tel:04066969456"),
        ("+49/40/66969", "tel:+494066969"),
        ("600.123.456", "tel:600123456"),
        ("600\u{a0}123\u{202f}456", "tel:600123456"),
        ("040\u{2013}66969\u{2012}456", "tel:04066969456"),
        ("(+34) 600 123 456", "tel:+34600123456"),
        ("Tel. +34 600 123 456", "tel:+34600123456"),
        ("Tel 01 23 45 67 89", "tel:0123456789"),
        ("Maria 01 23 45 67 89", "tel:0123456789 | Maria"),
        ("\u{200e}+34 600 123 456", "tel:+34600123456"),
        ("\u{200f}+\u{200b}34 600 123 456\u{feff}", "tel:+34600123456"),
        ("\u{202a}+34 600 123 456\u{202c}", "tel:+34600123456"),
        ("112", "tel:112"),
        ("999", "tel:999"),
        ("911", "tel:911"),
        ("15", "tel:15"),
        ("5", "tel:5"),
        ("116 117", "tel:116117"),
        ("911 234 567", "tel:911234567"),
        ("+39 06 1234567", "tel:+39061234567"),
        ("305-555-1234", "tel:3055551234"),
        ("(305) 555-1234", "tel:3055551234"),
    ]);
}

#[test]
fn digits_of_every_writing_are_digits() {
    hold(&[
        ("١١٢", "tel:112"),
        ("۱۱۲", "tel:112"),
        ("１１２", "tel:112"),
        ("＋４９　３０　１２３４５", "tel:+493012345"),
        ("+٣٤ ٦٠٠ ١٢٣ ٤٥٦", "tel:+34600123456"),
        ("१०८", "tel:108"),
        ("112①", "Letters"),
    ]);
}

#[test]
fn hours_and_wards_are_words_and_are_not_dialled() {
    hold(&[
        ("24h: 0800 123 456", "tel:0800123456 | 24h"),
        ("0800 123 456 (24h)", "tel:0800123456 | 24h"),
        ("0800 123 456 24 h", "tel:0800123456 | 24 h"),
        ("24/7 0800 123 456", "tel:0800123456 | 24/7"),
        ("600 123 456 (8-15 h)", "tel:600123456 | 8-15 h"),
        ("600 123 456, 8–15 Uhr", "tel:600123456 | 8–15 Uhr"),
        ("600 123 456 9am-5pm", "tel:600123456 | 9am-5pm"),
        ("600 123 456 (8:00-16:00)", "tel:600123456 | 8:00-16:00"),
        ("600 123 456 (8-16)", "tel:600123456 | 8-16"),
        ("12 345 (Mo-Fr 8-16)", "tel:12345 | Mo-Fr 8-16"),
        ("Mo-Fr 8-16: 030 12345", "tel:03012345 | Mo-Fr 8-16"),
        ("Mo-Fr 8-12, 14-16 030 12345", "tel:03012345 | Mo-Fr 8-12, 14-16"),
        ("Ward 4: 030 12345", "tel:03012345 | Ward 4"),
        ("Ward 4 030 12345", "tel:03012345 | Ward 4"),
        ("Ward 12, +49 30 12345", "tel:+493012345 | Ward 12"),
        ("0800 123 456 option 2", "tel:0800123456 | option 2"),
        ("030 12345 (night)", "tel:03012345 | night"),
        ("1) 030 12345", "tel:03012345 | 1"),
    ]);
}

#[test]
fn an_extension_is_dialled_after_a_pause() {
    hold(&[
        ("020 7946 0018 ext 12", "tel:02079460018,12"),
        ("030 12345 ext. 12", "tel:03012345,12"),
        ("030 12345x12", "tel:03012345,12"),
        ("030 12345 Durchwahl: 456 (24h)", "tel:03012345,456 | 24h"),
        ("030 12345,12", "tel:03012345,12"),
        ("12345 (ext 7)", "tel:12345,7"),
    ]);
}

#[test]
fn two_numbers_are_two_and_never_one() {
    hold(&[
        ("030 12345 or 030 54321", "tel:03012345 and tel:03054321"),
        ("112 / 911", "tel:112 and tel:911"),
        ("112/911", "tel:112 and tel:911"),
        ("112, 911", "tel:112 and tel:911"),
        ("112,911", "tel:112 and tel:911"),
        ("112 911", "tel:112 and tel:911"),
        ("112-911", "tel:112 and tel:911"),
        ("112 o 911", "tel:112 and tel:911"),
        ("999 or 112", "tel:999 and tel:112"),
        ("000 / 112", "tel:000 and tel:112"),
        ("15 / 112", "tel:15 and tel:112"),
        ("112 030 12345", "tel:112 and tel:03012345"),
        ("030 12345; 030 54321", "tel:03012345 and tel:03054321"),
        ("030 12345\n030 54321", "tel:03012345 and tel:03054321"),
        ("030 12345 / 030 54321", "tel:03012345 and tel:03054321"),
        ("030 12345/54321", "tel:03012345 and tel:54321"),
        ("030 12345 - 030 54321", "tel:03012345 and tel:03054321"),
        ("030 12345 +49 30 54321", "tel:03012345 and tel:+493054321"),
        ("030 1234 030 5678", "tel:0301234 and tel:0305678"),
        ("0301234 0305678", "tel:0301234 and tel:0305678"),
        ("030 12345 (030 54321)", "tel:03012345 and tel:03054321"),
        ("Police 110, fire 112", "tel:110 and tel:112"),
        ("1: 030 12345 2: 030 54321", "tel:03012345 and tel:03054321"),
        ("24h: 030 12345, night: 030 54321", "tel:03012345 and tel:03054321"),
    ]);
}

#[test]
fn letters_stand_on_keys_only_behind_a_toll_free_prefix() {
    hold(&[
        ("1-800-PAIN-NOW", "tel:18007246669"),
        ("1 800 PAIN NOW", "tel:18007246669"),
        ("+1-800-pain-now", "tel:+18007246669"),
        ("1-800-4-CANCER", "tel:18004226237"),
        ("0800 PAINNOW", "tel:08007246669"),
        ("112-NOTRUF", "Letters"),
        ("O30 12345", "Letters"),
        ("030 12345a", "Letters"),
        ("030 12345 NACHT", "tel:03012345 | NACHT"),
    ]);
    assert_eq!(dialled("1-800-PAIN-NOW").numbers().first().map(Number::shown).as_deref(), Some("1800 724 6669"));
}

#[test]
fn what_is_no_telephone_number_is_refused_with_the_reason() {
    hold(&[
        ("", "NoDigits"),
        ("the ward", "NoDigits"),
        ("to be asked", "NoDigits"),
        ("Ward 4:", "NoDigits"),
        ("**21*0900123#", "Code"),
        ("*#06#", "Code"),
        ("0800 12 34, 5#", "Code"),
        ("＊２１＃", "Code"),
        ("\u{202e}211", "Reordered"),
        ("030\u{2067} 12345", "Reordered"),
        ("030\u{202d}12345", "Reordered"),
        ("1234567890123456", "TooLong"),
        ("600123456 600654321", "TooLong"),
        ("123456789012345", "tel:123456789012345"),
        ("00123456789012345", "tel:00123456789012345"),
        ("javascript:alert(1)", "NoDigits"),
    ]);
}

#[test]
fn what_is_dialled_is_shown_where_the_digits_do_not_say_it() {
    for (typed, shown) in [
        ("+49 (0)40 66969-456", Some("+49 40 66969 456")),
        ("040/66969-456", None),
        ("Tel. +34 600 123 456", None),
        ("١١٢", Some("112")),
        ("Ward 4: 03012345", Some("030 123 45")),
        ("020 7946 0018 ext 12", Some("020 7946 0018")),
    ] {
        let read = dialled(typed);
        let number = read.numbers().first().expect("one number");
        assert_eq!(differs(typed, number).then(|| number.shown()).as_deref(), shown, "{typed}");
    }
    assert_eq!(visible("\u{200f}+34 \u{202e}600"), "+34 600");
}

#[test]
fn the_number_is_kept_as_it_was_written_without_the_words() {
    for (typed, kept) in
        [("Ward 4: 030 12345", "030 12345"), ("(+34) 600 123 (8-15 h)", "(+34) 600 123"), ("24h: 030 12345 ext. 12", "030 12345 ext. 12")]
    {
        assert!(matches!(dialled(typed), Dialled::One { written, .. } if written == kept), "{typed}");
        assert_eq!(dialled(typed).numbers(), dialled(kept).numbers(), "{typed}");
    }
}

/// The pieces that random lines consist of.
const PIECES: [&str; 35] = [
    "0",
    "1",
    "24",
    "030",
    "112",
    "12345",
    "600123456",
    "+",
    "(",
    ")",
    "(0)",
    "-",
    " - ",
    "/",
    " / ",
    ".",
    ",",
    ";",
    ":",
    " ",
    " ",
    "h",
    "Uhr",
    "Mo-Fr",
    "ext",
    "Ward",
    "or",
    "Tel.",
    "٣",
    "\u{200f}",
    "\u{202a}",
    "\n",
    "x",
    "8-16",
    "911",
];

/// Whatever is typed: only typed digits are dialled, in their order, each at most once, and an address contains nothing else.
#[test]
fn nothing_is_dialled_that_is_not_written() {
    let mut seed = 1_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).expect("31 bits") % below
    };
    for _ in 0..20_000 {
        let typed: String = (0..1 + random(9)).map(|_| PIECES[random(PIECES.len())]).collect();
        let read = dialled(&typed);
        let addresses: Vec<String> = read.numbers().iter().map(Number::address).collect();
        let mut written = typed.chars().map(|sign| if sign == '٣' { '3' } else { sign }).filter(char::is_ascii_digit);
        for digit in addresses.concat().chars().filter(char::is_ascii_digit) {
            assert!(written.any(|known| known == digit), "{typed:?} dials {addresses:?}");
        }
        for number in read.numbers() {
            let address = number.address();
            let keys = address.strip_prefix("tel:").expect("a number");
            assert!(
                keys.chars().all(|key| key.is_ascii_digit() || key == '+' || key == ',') && !keys.trim_start_matches('+').contains('+'),
                "{address}"
            );
            assert!(number.len() <= DIGITS_MAX + 2 && keys.chars().any(|key| key.is_ascii_digit()), "{address}");
        }
        // A short number without anything before it may be a list number.
        if let Dialled::One { number, written, .. } = &read
            && number.len() > 5
        {
            assert_eq!(dialled(written).numbers(), std::slice::from_ref(number), "{typed:?} is kept as {written:?}");
        }
    }
}
