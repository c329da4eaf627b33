//! The endpoints, over real connections on a free port.

mod client;
mod failures;
mod limits;
mod load;
mod normalize;
mod openapi;
mod schema;
