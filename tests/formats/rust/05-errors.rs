#[derive(Debug, thiserror::Error)]
pub enum خطا {
    #[error("پرونده ي {0:?} باز نمی شود, چرا?")]
    باز(std::path::PathBuf),
    #[error("خط {خط}, ستون {ستون}: \"{متن}\" نادرست است...")]
    نحو { خط: usize, ستون: usize, متن: String },
    #[error(transparent)]
    دیگر(#[from] std::io::Error), // همه ي خطاهاي ديگر, با هم
}
fn شکست<T>(م: &str) -> Result<T, خطا> { Err(خطا::نحو { خط: 1, ستون: 2, متن: format!("{م}; {}", 3.5) }) }
