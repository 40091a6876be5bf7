"""`python -m tawthiq` is the command `tawthiq`."""

from tawthiq.cli import main

if __name__ == "__main__":
    main()
