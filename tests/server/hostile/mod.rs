//! Pages that attack whoever looks at them: by asking, by moving, by their size, by where they lead, by what
//! they pretend. Each has its capture in `tests/hostile`.

pub mod floods;
pub mod lies;
pub mod moves;
pub mod packed;
pub mod prompts;
pub mod ways;

use super::Site;
use super::reply::Reply;
use super::wire::Request;

pub fn answer(request: &Request, site: &Site) -> Option<Reply> {
    let path = request.path().strip_prefix("/hostile/")?;
    let groups = [prompts::answer, moves::answer, floods::answer, ways::answer, lies::answer];
    groups.iter().find_map(|group| group(path, request, site))
}
