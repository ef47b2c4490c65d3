//! The one way by which HTML that we did not make becomes HTML that we send.
