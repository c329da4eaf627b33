//! پيام ها را مي فرستد.
//!
//! ```
//! let n = بفرست("سلام, دنيا", 3);
//! assert_eq!(n, 3); // درست?
//! ```
pub async fn بفرست<T: AsRef<str> + ?Sized>(متن: &T, n: usize) -> usize
where
    T: Send,
{
    'بیرون: loop {
        let r = select! { x = a() => x, _ = b(1, 2) => break 'بیرون };
        tracing::info!(نام = %"كيان, ك", تعداد = n, "پيام {} رفت; باز هم?", r);
    }
    متن.as_ref().split(',').map(str::trim).filter(|s| !s.is_empty()).count().min(n)
}
