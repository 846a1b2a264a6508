from .painter import paint
