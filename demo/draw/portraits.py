def portraits():
    return {}
