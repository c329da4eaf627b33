//! Tests of the damage of passages and of its history.

use super::*;

#[test]
fn a_history_follows_the_text_and_fades() {
    let rarity = |history: DamageHistory| {
        (history.rarity_of_deletion(Prior::AFFIX), history.rarity_of_spaces(Prior::AFFIX))
    };
    let nothing = rarity(DamageHistory::default());
    let stripped = Damage { deleted: 10, ..Damage::default() };
    let good = Damage { kept: 10, ..Damage::default() };
    let mut history = DamageHistory::default();
    (0..10).for_each(|_| history = history.with(stripped).faded());
    let (deleted, spaced) = rarity(history);
    assert!(deleted < nothing.0 && spaced > nothing.1 + 200, "{deleted} {spaced} {nothing:?}");
    (0..100).for_each(|_| history = history.with(good).faded());
    let (deleted, spaced) = rarity(history);
    assert!(deleted > nothing.0 + 100 && spaced > nothing.1 + 200, "{deleted} {spaced} {nothing:?}");
    (0..2000).for_each(|_| history = history.faded());
    assert_eq!(rarity(history), nothing);
}

#[test]
fn the_larger_losses_of_two_are_kept() {
    let losses: [fn(&mut Damage) -> &mut usize; 4] =
        [|d| &mut d.deleted, |d| &mut d.spaced, |d| &mut d.lost_spaces, |d| &mut d.broken_words];
    for (i, loss) in losses.iter().enumerate() {
        let mut a =
            Damage { kept: 5, deleted: 3, spaced: 3, lost_spaces: 3, broken_words: 3, ..Damage::default() };
        let mut b = Damage { kept: 7, ..a };
        assert!(!a.exceeds(b) && !b.exceeds(a));
        *loss(&mut b) = 4;
        assert!(b.exceeds(a) && !a.exceeds(b), "loss {i}");
        *losses[(i + 1) % 4](&mut a) = 4;
        assert!(b.exceeds(a) && a.exceeds(b), "loss {i}");
        let mut most = a.with_losses_of(b);
        assert!(!a.exceeds(most) && !b.exceeds(most) && most.kept == 5, "loss {i}");
        assert_eq!((*loss(&mut most), *losses[(i + 2) % 4](&mut most)), (4, 3));
    }
}

#[test]
fn a_loss_that_a_repair_hides_counts_no_more() {
    let damage = |kept, deleted, spaced| Damage { kept, deleted, spaced, ..Damage::default() };
    for (before, now, sum) in [
        ((0, 1, 0), (0, 0, 0), (0, 0, 0)),
        ((0, 1, 1), (1, 0, 0), (0, 0, 1)),
        ((2, 0, 3), (3, 1, 0), (2, 1, 1)),
        ((2, 3, 0), (0, 1, 2), (0, 1, 2)),
        ((0, 2, 0), (2, 0, 0), (0, 2, 0)),
        ((0, 1, 0), (1, 1, 0), (0, 1, 0)),
    ] {
        let [before, now] = [before, now].map(|(kept, deleted, spaced)| damage(kept, deleted, spaced));
        let found = before.with_losses_of(now);
        assert_eq!((found.kept, found.deleted, found.spaced), sum, "{before:?} {now:?}");
        assert_eq!(now.hides_losses_of(before), now.zwnjs() < before.zwnjs());
        assert!(!now.exceeds(found) && !now.hides_losses_of(found));
    }
}

/// A history of one passage.
fn history(kept: usize, deleted: usize, spaced: usize, seams: [usize; 3]) -> DamageHistory {
    let [letters, lost_spaces, broken_words] = seams;
    let now = Damage { kept, deleted, spaced, letters, lost_spaces, broken_words, is_archaic: false };
    DamageHistory::default().with(now)
}

#[test]
fn a_history_counts_every_passage() {
    let now = Damage { is_archaic: true, ..Damage::default() };
    let two = history(1, 2, 3, [400, 5, 6]).with(now).with(now);
    let sum = history(1, 2, 3, [400, 5, 6]).with(Damage { kept: 7, deleted: 1, broken_words: 2, ..now });
    assert_eq!([two.all, two.archaic, two.letters, sum.archaic], [6, 2, 400, 1].map(|n| n * UNIT));
    let DamageSeen { zwnjs_kept, zwnjs_deleted, zwnjs_spaced, spaces_lost, words_broken } = sum.seen();
    assert_eq!([zwnjs_kept, zwnjs_deleted, zwnjs_spaced], [8.0, 3.0, 3.0]);
    assert_eq!([spaces_lost, words_broken], [5.0, 8.0]);
}

#[test]
fn a_history_fades_by_its_share_and_at_last_to_nothing() {
    let all = |n: usize| DamageHistory {
        all: n,
        deleted: n,
        spaced: n,
        archaic: n,
        letters: n,
        lost_spaces: n,
        broken_words: n,
    };
    let fields = |h: DamageHistory| {
        ([h.all, h.deleted, h.spaced, h.archaic], [h.letters, h.lost_spaces, h.broken_words])
    };
    for (before, fast, slow) in [(1280, 1240, 1270), (129, 124, 127), (2, 1, 1), (1, 0, 0), (0, 0, 0)] {
        assert_eq!(fields(all(before).faded()), ([fast; 4], [slow; 3]), "{before}");
    }
}

#[test]
fn a_text_shows_its_damage_for_a_while() {
    let fades = |count: fn(DamageHistory) -> bool, mut history: DamageHistory| {
        (0..).find(|_| {
            let shows = count(history);
            history = history.faded();
            !shows
        })
    };
    for n in [0, 1] {
        assert_eq!(history(9, n, 0, [0; 3]).shows_deletion(), n > 0);
        assert_eq!(history(9, 0, n, [0; 3]).shows_spaces(), n > 0);
    }
    // After 39 passages, a quarter of the loss is left.
    assert_eq!(fades(DamageHistory::shows_deletion, history(0, 1, 0, [0; 3])), Some(39));
    assert_eq!(fades(DamageHistory::shows_spaces, history(0, 0, 1, [0; 3])), Some(39));
    // A sum that passes through exactly a quarter is no more than that.
    assert_eq!(fades(DamageHistory::shows_spaces, history(0, 0, 7, [0; 3])), Some(98));
    // One passage in six.
    for (every, is_archaic) in [(5, true), (6, true), (7, false), (12, false)] {
        let passages = (1..=50 * every).map(|i| Damage { is_archaic: i % every == 0, ..Damage::default() });
        let end = passages.fold(DamageHistory::default(), |history, now| history.faded().with(now));
        assert_eq!(end.is_archaic(), is_archaic, "every {every}");
    }
}

#[test]
fn rarities_are_logarithms_of_shares() {
    let near = |rarity: i32, share: f64, what: &str| {
        let exact = -100.0 * share.ln();
        assert!((rarity as f64 - exact).abs() < 7.0, "{what}: {rarity} {exact}");
    };
    for (kept, deleted, spaced) in [(0, 0, 0), (40, 0, 0), (40, 9, 2), (0, 30, 1), (3, 1, 25)] {
        let history = history(kept, deleted, spaced, [0; 3]);
        let all = (kept + deleted + spaced + 1) as f64;
        for prior in [Prior::WORDS, Prior::AFFIX] {
            let share = |lost: usize| (lost as f64 + prior.lost as f64 / prior.of as f64) / all;
            near(history.rarity_of_deletion(prior), share(deleted), "deletion");
            near(history.rarity_of_spaces(prior), share(spaced), "spaces");
        }
    }
    for seams in [[0, 0, 0], [1_400, 0, 0], [1_400, 12, 3], [28_000, 1, 1], [28_000, 500, 90], [140, 0, 40]] {
        let history = history(0, 0, 0, seams);
        let [letters, lost, broken] = seams.map(|n| n as f64);
        let all = letters / 14.0 + 50.0;
        near(history.rarity_of_lost_spaces() + 50, (lost + 0.18 * 50.0 / all) / all, "lost spaces");
        let share = (30.0 * broken + 1.2) / all;
        near(history.rarity_of_broken_words(), share.min((-2f64).exp()), "broken words");
    }
}
