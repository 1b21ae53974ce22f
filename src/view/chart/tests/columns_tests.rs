//! What a column is, and where it begins.

use super::*;

#[test]
fn weeks_are_counted_back_from_the_last_day_and_months_are_those_of_the_calendar() {
    let spans = |columns: Columns, first: &str, last: &str| {
        let chart = laid_out(&[], &[], columns, (first, last));
        assert!(chart.columns.windows(2).all(|two| two[0].last.succ_opt() == Some(two[1].first) && two[0].x + two[0].width == two[1].x));
        assert_eq!((chart.columns[0].first, chart.columns.last().expect("some").last), (day(first), day(last)));
        chart.columns.iter().map(|column| column.first.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(spans(Columns::Days(7), "2026-11-07", "2026-11-25"), ["2026-11-07", "2026-11-12", "2026-11-19"]);
    assert_eq!(spans(Columns::Days(7), "2026-11-12", "2026-11-25"), ["2026-11-12", "2026-11-19"]);
    assert_eq!(spans(Columns::Months(1), "2025-11-30", "2026-02-01"), ["2025-11-30", "2025-12-01", "2026-01-01", "2026-02-01"]);
    assert_eq!(spans(Columns::Months(3), "2025-11-30", "2026-04-01"), ["2025-11-30", "2026-01-01", "2026-04-01"]);
    assert_eq!(spans(Columns::Months(12), "2025-11-30", "2026-04-01"), ["2025-11-30", "2026-01-01"]);
    // Across the days on which the clock is changed, a column is a day.
    assert_eq!(spans(Columns::Hours, "2026-03-28", "2026-03-30").len(), 3);
}

#[test]
fn the_longer_the_stretch_the_wider_a_column() {
    use Columns::{Days, Hours, Months};
    let all = |days: &[i64], room: i64| days.iter().map(|days| Columns::of_period(ChartPeriod::All, *days, room)).collect::<Vec<_>>();
    let phone = Size::PHONE.most_columns();
    let wanted = [Hours, Hours, Days(1), Days(1), Days(7), Days(7), Months(1), Months(1), Months(1), Months(3), Months(12), Months(60)];
    assert_eq!((all(&[1, 7, 8, 31, 32, 182, 183, 730, 759, 2100, 3660, 36_500], phone), phone), (wanted.to_vec(), 26));
    let desk = Size::on_screen(584, 11).most_columns();
    assert_eq!(
        (all(&[31, 40, 320, 372], desk), desk),
        (vec![Days(1), Days(1), Days(7), Months(1)], 47),
        "wider columns have room for more"
    );
    let small = Size::on_screen(264, 11).most_columns();
    assert_eq!((all(&[31, 140, 154], small), small), (vec![Days(1), Days(7), Months(1)], 20));
    let report = [1, 60, 61, 420, 730, 1700, 3653].map(Columns::of_report);
    assert_eq!(report, [Hours, Hours, Days(7), Days(7), Months(1), Months(1), Months(3)]);
    let paper = [1, 60, 61, 420, 730, 1700, 3653, 4000].map(Columns::of_paper);
    assert_eq!(paper, [Hours, Hours, Days(7), Days(7), Months(1), Months(1), Months(1), Months(3)]);
    let other = [ChartPeriod::Day, ChartPeriod::Week, ChartPeriod::Month].map(|period| Columns::of_period(period, 30, phone));
    assert_eq!(other, [Hours, Hours, Days(1)]);
}

/// Of each kind of column the longest stretch that gets it, from every first day that can matter.
#[test]
fn however_many_days_the_columns_have_room() {
    for room in [2, 15, 20, 26, 47, 60, 122] {
        let mut longest: Vec<(Columns, i64)> = Vec::new();
        for days in 1..=40_000 {
            let of = Columns::bars(days, room);
            match longest.last_mut().filter(|(known, _)| *known == of) {
                Some((_, longest)) => *longest = days,
                None => longest.push((of, days)),
            }
        }
        for (of, days) in longest {
            // The last day of a month touches most months. In 1900 there is no 29 February.
            let firsts =
                (1893..1905).flat_map(|year| (1..=12).filter_map(move |month| NaiveDate::from_ymd_opt(year, month, 1)?.pred_opt()));
            for first in firsts {
                let last = first + chrono::TimeDelta::days(days - 1);
                let found = super::columns(of, (first, last), (0, 1000)).len();
                assert!(found <= usize::try_from(room).expect("small"), "{of:?}: {found} in {room} for {days} days from {first}");
            }
        }
    }
}
